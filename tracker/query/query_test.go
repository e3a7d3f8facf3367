package query_test

import (
	"strings"
	"testing"

	"soundings/tracker/query"
)

// told writes a tree so that every kind of node can be told from the others.
func told(n query.Node) string {
	var parts []string
	for _, part := range n.Nodes {
		parts = append(parts, told(part))
	}
	list := strings.Join(parts, " ")
	switch n.Kind {
	case query.All:
		return "all[" + list + "]"
	case query.Any:
		return "any[" + list + "]"
	case query.Not:
		return "not[" + list + "]"
	case query.Phrase:
		return "“" + n.Text + "”"
	case query.Prefix:
		return "<" + n.Text + "…>"
	case query.Near:
		return "<~" + n.Text + ">"
	case query.Field:
		return "{" + n.Field + "=" + n.Text + "}"
	}
	return n.Text
}

func TestParse(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"nothing", "", "all[]"},
		{"spaces", " \t\u00a0 ", "all[]"},
		{"a word", "budget", "budget"},
		{"words", "budget care", "all[budget care]"},
		{"a minus alone", "-budget", "not[budget]"},
		{"words with signs around", "care, (really?) “", "all[care really]"},
		{"a word of several parts", "co-commission A&E 24/7", "all[co-commission A&E 24/7]"},
		{"signs alone", `... — "!" - -- ? () | ""`, "all[]"},
		{"letters of any script", "soutien Zoë Ελλάδα", "all[soutien Zoë Ελλάδα]"},
		{"odd spaces", "care\u00a0home\u2009budget\u3000plan", "all[care home budget plan]"},
		{"invisible signs", "\ufeffcare \u200ehome\u200f", "all[care home]"},

		{"a phrase", `"do not support"`, "“do not support”"},
		{"curly marks", "“do not support”", "“do not support”"},
		{"German marks", "„do not support“", "“do not support”"},
		{"French marks", "«\u00a0do not support\u00a0»", "“do not support”"},
		{"mixed marks", "“do not\"", "“do not”"},
		{"full-width marks", "＂do not＂", "“do not”"},
		{"a phrase that is not closed", `care "do not`, "all[care “do not”]"},
		{"two phrases", `"a b" "c d"`, "all[“a b” “c d”]"},
		{"a phrase between words", `foo"Bars baz"qux`, "all[foo “Bars baz” qux]"},
		{"an apostrophe is no mark", "'do not' nurses' king's", "all[do not nurses king's]"},
		{"signs in a phrase", `"a OR (b) -c d* x:y"`, "“a OR (b) -c d* x:y”"},
		{"a mark left at the end of a pasted sentence", `without delay" she said`, "all[without delay she said]"},
		{"inches", `12" pipes`, "all[12 pipes]"},
		{"an empty phrase", `care "" “ ” home`, "all[care home]"},

		{"minus a word", "care -budget", "all[care not[budget]]"},
		{"minus a phrase", `care -"do not"`, "all[care not[“do not”]]"},
		{"minus a curly phrase", "care -“do not”", "all[care not[“do not”]]"},
		{"a sign of subtraction", "care −budget", "all[care not[budget]]"},
		{"a short dash", "care –budget", "all[care not[budget]]"},
		{"a full-width minus", "care －budget", "all[care not[budget]]"},
		{"a hyphen that does not break", "care ‑budget", "all[care not[budget]]"},
		{"a long dash parts", "care —budget— home", "all[care budget home]"},
		{"minus a group", "care -(budget plan)", "all[care not[all[budget plan]]]"},
		{"minus alternatives", "-(a OR b)", "not[any[a b]]"},
		{"minus a field", "care -org:BMA", "all[care not[{org=BMA}]]"},
		{"minus a beginning", "care -budg*", "all[care not[<budg…>]]"},
		{"minus twice", "-(-a)", "not[not[a]]"},
		{"minus in a group", "care (-budget)", "all[care not[budget]]"},
		{"minus money", "-£5", "not[5]"},
		{"a hyphen alone", "e-mail - urgent", "all[e-mail urgent]"},
		{"two hyphens", "care --budget", "all[care budget]"},
		{"an arrow", "care -> home", "all[care home]"},
		{"minus nothing", "care - -\"\" -() home", "all[care home]"},
		{"a hyphen behind a word", "pre- and post-war", "all[pre and post-war]"},

		{"or", "a OR b", "any[a b]"},
		{"or binds closer than and", "a b OR c d", "all[a any[b c] d]"},
		{"or several times", "a OR b OR c d", "all[any[a b c] d]"},
		{"two times or", "a OR b c OR d", "all[any[a b] any[c d]]"},
		{"a bar", "a | b", "any[a b]"},
		{"a bar without spaces", "a|b", "any[a b]"},
		{"a full-width bar", "a｜b", "any[a b]"},
		{"full-width or", "a ＯＲ b", "any[a b]"},
		{"or of phrases", `"a b" OR "c d"`, "any[“a b” “c d”]"},
		{"or of a minus", "a OR -b", "any[a not[b]]"},
		{"or of groups", "(a b) OR (c d)", "any[all[a b] all[c d]]"},
		{"or of or", "(a OR b) OR (c OR d)", "any[a b c d]"},
		{"small or is a word", "a or b", "all[a or b]"},
		{"or at the start", "OR a", "all[or a]"},
		{"or at the end", "a OR", "all[a or]"},
		{"or after a sentence", "It is late. OR is it", "all[It is late or is it]"},
		{"or after an abbreviation with points", "B.M.A. OR R.C.N.", "any[B.M.A R.C.N]"},
		{"or in marks", `a "OR" b`, "all[a “OR” b]"},
		{"or alone in parentheses", "Oxford (OR) area", "all[Oxford or area]"},
		{"or with a comma", "a OR, b", "all[a or b]"},
		{"or twice", "a OR OR b", "all[a any[or b]]"},
		{"bars of a table", "| Name | Role |", "any[Name Role]"},
		{"and is a word", "a AND b", "all[a AND b]"},
		{"not is a word", "do NOT support", "all[do NOT support]"},

		{"a group", "(a b)", "all[a b]"},
		{"a group of alternatives", "care (a OR b)", "all[care any[a b]]"},
		{"groups within groups", "((a OR b) c) OR d", "any[all[any[a b] c] d]"},
		{"full-width parentheses", "care （a OR b）", "all[care any[a b]]"},
		{"a remark in parentheses", "Yes (but) no", "all[Yes but no]"},
		{"a remark at the end", "Yes (but).", "all[Yes but]"},
		{"an open parenthesis alone", "care (home", "all[care home]"},
		{"a closed parenthesis alone", "1) care a) home", "all[1 care a home]"},
		{"a face", "care :) home ;-(", "all[care home]"},
		{"a plural in parentheses", "hospital(s) care", "all[hospital(s) care]"},
		{"a plural in parentheses within some", "(the hospital(s) nearby) care", "all[the hospital(s) nearby care]"},
		{"a parenthesis without its space", "care(see below) home", "all[care see below home]"},
		{"an empty group", "care () home", "all[care home]"},

		{"a field", "speaker:Ashdown", "{speaker=Ashdown}"},
		{"a field with spaces", `speaker:"Fiona Ashdown"`, "{speaker=Fiona Ashdown}"},
		{"a field with curly marks", "org:“College of Nurses”", "{org=College of Nurses}"},
		{"a field that is not closed", `org:"College of`, "{org=College of}"},
		{"a field in capitals", "Speaker:Ashdown", "{speaker=Ashdown}"},
		{"a full-width field", "ｓｐｅａｋｅｒ：Ashdown", "{speaker=Ashdown}"},
		{"a field among words", "care speaker:Ashdown home", "all[care {speaker=Ashdown} home]"},
		{"every field", "org:a stance:b sector:c theme:d in:e before:2014 after:2015 until:2016 since:2017", "all[{org=a} {stance=b} {sector=c} {theme=d} {in=e} {before=2014} {after=2015} {until=2016} {since=2017}]"},
		{"another name of a field", "organisation:BMA consultation:lists", "all[{org=BMA} {in=lists}]"},
		{"a date", "before:2014-05-01", "{before=2014-05-01}"},
		{"a date with strokes", "before:1/5/2014", "{before=1/5/2014}"},
		{"or of fields", "org:a OR org:b", "any[{org=a} {org=b}]"},
		{"a comma after a field", "speaker:Ashdown, care", "all[{speaker=Ashdown} care]"},
		{"a colon and a space", "Speaker: the chair", "all[Speaker the chair]"},
		{"a heading", "Recommendation 3: more nurses", "all[Recommendation 3 more nurses]"},
		{"a word and a colon", "Theme: workforce", "all[Theme workforce]"},
		{"a time of day", "at 10:30", "all[at 10:30]"},
		{"an address", "http://example.org/a?b=c", "http://example.org/a?b=c"},
		{"a name that is no field", "note:this", "note:this"},
		{"a lost space", "there:is these:are", "all[there:is these:are]"},
		{"a field within a word", "x:speaker:y", "x:speaker:y"},
		{"a field and no value", "speaker:, care", "all[speaker care]"},
		{"a field in a phrase", `"speaker:Ashdown"`, "“speaker:Ashdown”"},

		{"a beginning", "commission*", "<commission…>"},
		{"a full-width star", "commission＊", "<commission…>"},
		{"a beginning before a comma", "plan*, care", "all[<plan…> care]"},
		{"a beginning of a word of parts", "co-comm*", "<co-comm…>"},
		{"a star within", "a*b", "a*b"},
		{"stars around", "**bold** f***", "all[bold f]"},
		{"a star alone", "care * home", "all[care home]"},
		{"a star before", "*plan", "plan"},
		{"a beginning among alternatives", "comm* OR budg*", "any[<comm…> <budg…>]"},
		{"a near spelling", "Ashdwon~", "<~Ashdwon>"},
		{"a full-width tilde", "budgte～", "<~budgte>"},
		{"about a number", "~20 care", "all[20 care]"},
		{"a tilde within", "a~b", "a~b"},
		{"no text", "\xff\xfe", "all[]"},
		{"bytes that are no text", "\xffcare\xfe home", "all[care home]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			q := query.Parse(test.text)
			if len(q.Mistakes) > 0 {
				t.Fatalf("%q: got the mistakes %+v, want none", test.text, q.Mistakes)
			}
			if got := told(q.Root); got != test.want {
				t.Errorf("%q: got %s, want %s", test.text, got, test.want)
			}
		})
	}
}

func TestMistakesSayWhereAndWhatToDo(t *testing.T) {
	long, words := strings.Repeat("word ", 201), strings.Repeat("a ", 260)
	tests := []struct{ name, text, place, words string }{
		{"a slip in a field", "care speker:Ashdown", "speker:Ashdown", "speaker:"},
		{"two keys exchanged", "sepaker:Ashdown", "sepaker:Ashdown", "speaker:"},
		{"a slip before marks", `care stanse:"qualified support" now`, `stanse:"qualified support"`, "stance:"},
		{"a slip in a long name", "organiation:BMA", "organiation:BMA", "org:"},
		{"a key too many", "thheme:a", "thheme:a", "theme:"},
		{"an empty value", `speaker:"" care`, `speaker:""`, `speaker:"Fiona Ashdown"`},
		{"a group as a value", "org:(BMA OR RCN)", "org:(", "again for each"},
		{"one letter before a star", "care a* home", "a*", "two letters"},
		{"two letters before a tilde", "care go~", "go~", "three letters"},
		{"a minus before a parenthesis that stays open", "care -(a b", "-(", "not closed"},
		{"too long", long, long[1000:], "1,000"},
		{"too many words", words, "a", "telling"},
		{"too many beginnings", strings.Repeat("ab* ", 11), "ab*", "ten"},
		{"too deep", strings.Repeat("(", 9) + "a" + strings.Repeat(")", 9), "(", "eight"},
		{"behind letters of several bytes", "Zoë “naïve” speker:x", "speker:x", "speaker:"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			q := query.Parse(test.text)
			if len(q.Mistakes) != 1 {
				t.Fatalf("%q: got %d mistakes, want one: %+v", test.text, len(q.Mistakes), q.Mistakes)
			}
			m := q.Mistakes[0]
			if place := string([]rune(test.text)[m.From:m.To]); place != test.place || !strings.Contains(m.Message, test.words) {
				t.Errorf("%q: got %q at %q, want %q at %q", test.text, m.Message, place, test.words, test.place)
			}
		})
	}
}

func TestAllMistakesAreSaid(t *testing.T) {
	q := query.Parse("speker:x a* go~")
	if len(q.Mistakes) != 3 {
		t.Errorf("got %+v, want three mistakes", q.Mistakes)
	}
}

func TestNodesKnowTheirPlaces(t *testing.T) {
	text := `Zoë -"do not" (a OR plan*) speaker:"F. Ashdown"`
	want := []string{`Zoë`, `-"do not"`, `a OR plan*`, `speaker:"F. Ashdown"`}
	q := query.Parse(text)
	if len(q.Root.Nodes) != len(want) {
		t.Fatalf("got %d nodes of %q, want %d", len(q.Root.Nodes), text, len(want))
	}
	for i, n := range q.Root.Nodes {
		if got := string([]rune(text)[n.From:n.To]); got != want[i] {
			t.Errorf("got %q for %v, want %q", got, n, want[i])
		}
	}
}

func TestPlain(t *testing.T) {
	for text, want := range map[string]bool{
		"": true, "care": true, "care home": true, `"care home"`: false, "-care": false, "a OR b": false, "org:x": false, "ca*": false,
	} {
		if got := query.Parse(text).Plain(); got != want {
			t.Errorf("%q: got plain is %t, want %t", text, got, want)
		}
	}
}

func TestStringWritesTheTree(t *testing.T) {
	for text, want := range map[string]string{
		"  care   home ":              "care home",
		"a|b c":                       "a OR b c",
		"((a b) | c) -(d|e)":          "(a b) OR c -(d OR e)",
		`Speaker:“Fiona Ashdown” ab*`: `speaker:"Fiona Ashdown" ab*`,
		`„a b“ go-go~ -x`:             `"a b" go-go~ -x`,
		"a OR":                        "a or",
	} {
		if got := query.Parse(text).Root.String(); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
