package handlers

import (
	"net/url"
	"strings"
	"testing"

	"soundings/tracker"
)

func TestSignsOfOtherSearchesAreExplained(t *testing.T) {
	for words, want := range map[string]string{
		"plan AND pier": "AND was looked for", "plan NOT pier": "NOT was looked for", "NOT pier": "NOT was looked for", "plan OR": "OR was looked for", "OR plan": "OR was looked for",
		"": "", "plan OR pier": "", "plan and pier": "", "do not support": "", "DO NOT SUPPORT AND": "", `"do NOT support"`: "", "plan -pier": "",
		"author:Okoro": "“author:” was looked for as a word. To ask who spoke, write speaker:", "pier date:2014": "“date:” was looked for", "(Date:2014-05)": "“Date:” was", "date: 2014": "", "speaker:Okoro": "",
		"to:http://x": "“to:” was looked", "candidate:x": "", "https://by.example": "", "the author said: we": "",
	} {
		if got := hintOn(words); !strings.HasPrefix(got, want) || want == "" && got != "" {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
	a := newApp(t)
	a.get(tracker.Policy, "/quotes?q="+url.QueryEscape("plan NOT pier")).wants(t, 200, "NOT was looked for as a word", "a minus straight before it")
	a.get(tracker.Policy, "/quotes?q="+url.QueryEscape("speaker:Ada Okoro")).wants(t, 200, "“Okoro” was looked for in what was said", "part of the name Ada Okoro", "or try fewer words")
	a.get(tracker.Policy, "/quotes?q="+url.QueryEscape(`speaker:"Ada Okoro" pier`)).wants(t, 200, "!was looked for in what was said")
	a.get(tracker.Policy, "/quotes?q="+url.QueryEscape("plan -pier")).wants(t, 200, "!was looked for as a word")
}
