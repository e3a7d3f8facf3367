package cite_test

import (
	"strings"
	"testing"

	"soundings/tracker/cite"
)

func TestPress(t *testing.T) {
	full := cite.Quotation{
		Words:        "We will sign it, if we are asked",
		Name:         "Ama Thorne",
		Role:         "chair",
		Organisation: "Northvale CCG",
		Title:        "Who said what",
		Publisher:    "The Vale Post",
		Published:    "2014-05-01",
		Address:      "https://vale.example/a",
		Permalink:    "https://soundings.example/quotes/1",
	}
	with := func(change func(*cite.Quotation)) cite.Quotation {
		q := full
		change(&q)
		return q
	}
	tests := []struct {
		name string
		q    cite.Quotation
		want string
	}{
		{
			"all parts", full,
			"“We will sign it, if we are asked” — Ama Thorne, chair, Northvale CCG, in *Who said what*, The Vale Post, 1 May 2014, https://vale.example/a, https://soundings.example/quotes/1",
		},
		{
			"an unknown date is said, not left out",
			with(func(q *cite.Quotation) { q.Published = "" }),
			"“We will sign it, if we are asked” — Ama Thorne, chair, Northvale CCG, in *Who said what*, The Vale Post, n.d., https://vale.example/a, https://soundings.example/quotes/1",
		},
		{
			"empty parts leave no commas",
			with(func(q *cite.Quotation) { q.Role, q.Title, q.Address, q.Permalink = "", " ", "", "\n" }),
			"“We will sign it, if we are asked” — Ama Thorne, Northvale CCG, The Vale Post, 1 May 2014",
		},
		{
			"an organisation speaks without a person",
			with(func(q *cite.Quotation) { q.Name, q.Role, q.Address, q.Permalink = "", "", "", "" }),
			"“We will sign it, if we are asked” — Northvale CCG, in *Who said what*, The Vale Post, 1 May 2014",
		},
		{"words alone", cite.Quotation{Words: "No."}, "“No.” — n.d."},
		{"no words, no marks", cite.Quotation{Name: "Ama Thorne", Published: "2014"}, "Ama Thorne, 2014"},
		{
			"marks, brackets, slips and special spaces stay as they are",
			cite.Quotation{Words: `He called it "a gift" and ‘a trap’… “both”, for [the] care care — 5 %`, Name: "A B"},
			`“He called it "a gift" and ‘a trap’… “both”, for [the] care care — 5 %” — A B, n.d.`,
		},
		{
			"line ends become one space",
			cite.Quotation{Words: " one\r\n\ttwo \u2028three ", Name: "A\n B", Title: "T\nU"},
			"“one two three” — A B, in *T U*, n.d.",
		},
		{
			"commas at the ends of a part are not doubled",
			cite.Quotation{Words: "yes,", Name: "A B,", Organisation: ", C, D ,", Title: ","},
			"“yes,” — A B, C, D, n.d.",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := cite.Press(tt.q); got != tt.want {
				t.Errorf("Press(%+v)\n got %s\nwant %s", tt.q, got, tt.want)
			}
		})
	}
}

func TestDate(t *testing.T) {
	tests := []struct{ civil, want string }{
		{"2014-05-01", "1 May 2014"},
		{"2024-02-29", "29 February 2024"},
		{"2014-12", "December 2014"},
		{"2014", "2014"},
		{"", "n.d."},
		{"2023-02-29", "n.d."},
		{"2014-13", "n.d."},
		{"2014-5-1", "n.d."},
		{"14", "n.d."},
		{"last week", "n.d."},
		{"2014-05-01T09:00:00Z", "n.d."},
	}
	for _, tt := range tests {
		if got := cite.Date(tt.civil); got != tt.want {
			t.Errorf("Date(%q): got %q, want %q", tt.civil, got, tt.want)
		}
	}
}

func FuzzPress(f *testing.F) {
	f.Add("We do not support it.", "Ama Thorne", "chair", "Northvale CCG", "Who said what", "The Vale Post", "2014-05-01")
	f.Add("“In”\r\n\r\nside", ",,", " , ", "\t", "*", "\u2029", "2014-13")
	f.Add("\xff \xfe\n", "", "", "", "", "", "")
	f.Fuzz(func(t *testing.T, words, name, role, organisation, title, publisher, published string) {
		got := cite.Press(cite.Quotation{
			Words: words, Name: name, Role: role, Organisation: organisation,
			Title: title, Publisher: publisher, Published: published,
		})
		if strings.ContainsAny(got, "\n\r\v\f\t\u0085\u2028\u2029") {
			t.Errorf("more than one line: %q", got)
		}
		shown := strings.Join(strings.FieldsFunc(words, func(r rune) bool {
			return strings.ContainsRune(" \t\n\v\f\r\u0085\u2028\u2029", r)
		}), " ")
		origin := got
		if shown != "" {
			var found bool
			if origin, found = strings.CutPrefix(got, "“"+shown+"” — "); !found {
				t.Fatalf("words %q are not verbatim in %q", words, got)
			}
		}
		parts := name + "|" + role + "|" + organisation + "|" + title + "|" + publisher
		if !strings.Contains(parts, ",") && strings.Contains(origin, ", ,") {
			t.Errorf("doubled separator: %q", got)
		}
		if strings.HasPrefix(origin, ",") || strings.HasSuffix(origin, ",") {
			t.Errorf("stray comma: %q", got)
		}
	})
}
