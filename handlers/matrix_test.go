package handlers

import (
	"encoding/csv"
	"html"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"soundings/tracker"
)

var matrixNames = regexp.MustCompile(`sn-matrix__who"><a [^>]*>([^<]*)<`)

// order lists the rows of a matrix.
func (r answer) order() string {
	var names []string
	for _, m := range matrixNames.FindAllStringSubmatch(r.body, -1) {
		names = append(names, html.UnescapeString(m[1]))
	}
	return strings.Join(names, ", ")
}

// seedMatrix has three bodies: one that changed, one only recorded, and one whose
// stance nobody has decided.
func seedMatrix(a *testApp) {
	whole, pays := a.consultation.ID, a.consultation.Propositions[1].ID
	a.decide(a.decide(a.published, whole, tracker.Concerned), pays, tracker.NotStated)
	a.decide(a.again("2014-06-18", "We want it more."), whole, tracker.Support)
	a.decide(a.hidden, whole, tracker.Oppose)
	a.record(a.draft)
}

func TestTheMatrixIsFilteredAndSorted(t *testing.T) {
	a := newApp(t)
	seedMatrix(a)
	const here = "/consultations/harbour-2014/matrix"
	const harbour, pier, quay = "Harbour Trust", "Pier Union", "Quay Forum"
	all := strings.Join([]string{harbour, pier, quay}, ", ")
	for _, tt := range []struct {
		role        tracker.Role
		query, want string
	}{
		{tracker.Policy, "", all},
		{tracker.Administrator, "?sort=nonsense&sector=nonsense&stance=nonsense&of=nonsense&on=nonsense&page=9", ""},
		{tracker.Policy, "?sort=support", harbour + ", " + quay + ", " + pier},
		{tracker.Policy, "?sort=opposition", quay + ", " + harbour + ", " + pier},
		{tracker.Policy, "?sort=reactions", all},
		{tracker.Policy, "?sort=latest", all},
		{tracker.Policy, "?sort=sector", all},
		{tracker.Policy, "?stance=oppose&stance=concerned", quay}, // the latest counts, not what was held before
		{tracker.Policy, "?stance=undecided", pier},
		{tracker.Policy, "?stance=not_stated&on=" + a.consultation.Propositions[1].ID, harbour},
		{tracker.Policy, "?name=har", harbour},
		{tracker.Policy, "?name=forum+quay", quay},
		{tracker.Policy, "?name=arbour", ""},
		{tracker.Policy, "?name=%ff%22%3E", ""},
		{tracker.Policy, "?sector=other", all},
		{tracker.Policy, "?sector=think_tank", ""},
		{tracker.Policy, "?of=individuals", "Ada Okoro, Ben Carver, Cleo Marsh"},
		{tracker.Journalist, "", harbour},
		{tracker.Journalist, "?name=quay", ""},
		{tracker.Journalist, "?of=individuals", "Ada Okoro"},
	} {
		if got := a.get(tt.role, here+tt.query).wants(t, 200).order(); got != tt.want {
			t.Errorf("%s %s: got %q, want %q", tt.role, tt.query, got, tt.want)
		}
	}
	a.get(tracker.Journalist, here).wants(t, 200, "1 organisation</strong>", "was Concerns", "latest of 2 reactions", "!Quay", "!Pier Union", "!Carver", "!uggested", "!dashed")
	a.get(tracker.Policy, here+"?stance=support&name=zz").wants(t, 200, "No organisation matches", "0 organisations</strong> of 3", "Clear all filters")
}

// TestWhatIsSuggestedLooksSo shows a suggestion only where nothing is decided, to
// those who may decide, and in no file.
func TestWhatIsSuggestedLooksSo(t *testing.T) {
	a := newApp(t)
	a.decide(a.hidden, a.consultation.ID, tracker.Oppose)
	for _, role := range []tracker.Role{tracker.Policy, tracker.Communications, tracker.Administrator} {
		page := a.get(role, "/consultations/harbour-2014/matrix").wants(t, 200, "only suggested by a machine")
		want := 0
		for _, c := range []struct {
			r tracker.Reaction
			p string
		}{{a.published, a.consultation.ID}, {a.published, a.consultation.Propositions[1].ID}, {a.hidden, a.consultation.Propositions[1].ID}} {
			if !tracker.TaggedBlind(c.r.ID, c.p) {
				want++
			}
		}
		if got := strings.Count(page.body, "sn-cell--suggested"); got != want {
			t.Errorf("%s: got %d suggestions, want %d", role, got, want)
		}
	}
	for _, file := range []string{"", "?of=individuals"} {
		for _, row := range rows(t, a.get(tracker.Policy, "/consultations/harbour-2014/matrix.csv"+file)) {
			if strings.Contains(strings.Join(row, " "), "uggest") || row[0] == "Harbour Trust" && row[2] != "Undecided" {
				t.Errorf("got %q, want nothing suggested", row)
			}
		}
	}
}

// TestEveryCellOpensItsQuotes follows the cells and the counts of a matrix.
func TestEveryCellOpensItsQuotes(t *testing.T) {
	a := newApp(t)
	seedMatrix(a)
	cell := regexp.MustCompile(`(?s)<a class="sn-cell[^"]*" href="([^"]*)">(.*?)</a>`)
	count := regexp.MustCompile(`(?:([0-9]+) reactions?|of ([0-9]+) alike)`)
	for _, of := range []string{"organisations", "individuals"} {
		found := cell.FindAllStringSubmatch(a.get(tracker.Policy, "/consultations/harbour-2014/matrix?of="+of).body, -1)
		if len(found) != 6 {
			t.Fatalf("got %d cells, want 3 rows of 2", len(found))
		}
		for _, m := range found {
			n := count.FindStringSubmatch(m[2])
			got := firstNumber.FindStringSubmatch(a.get(tracker.Policy, html.UnescapeString(m[1])).wants(t, 200).body)
			if strings.Contains(m[0], "sn-cell--suggested") && n == nil && got != nil && got[1] == "1" {
				continue
			}
			if n == nil || got == nil || got[1] != n[1]+n[2] {
				t.Errorf("%s: the cell says %v, its quotes are %v", m[1], n, got)
			}
		}
	}
}

func TestTheMatrixAsAFile(t *testing.T) {
	a := newApp(t)
	seedMatrix(a)
	const here = "/consultations/harbour-2014/matrix.csv"
	got := a.get(tracker.Policy, here+"?sort=support&stance=support&stance=oppose")
	if d := got.Header.Get("Content-Disposition"); d != `attachment; filename="who-stands-where-harbour-2014-2014-06-20.csv"` {
		t.Errorf("got %s", d)
	}
	want := [][]string{
		{"Organisation", "Sector", "A pier is built", "A pier is built: decided reactions", "A pier is built: with a stance", "A pier is built: of them like the latest",
			"Ships pay for it", "Ships pay for it: decided reactions", "Ships pay for it: with a stance", "Ships pay for it: of them like the latest", "Reactions", "Latest said on"},
		{"Harbour Trust", "Others", "Supports", "2", "2", "1", "Not stated", "1", "0", "0", "2", "2014-06-18"},
		{"Quay Forum", "Others", "Opposes", "1", "1", "1", "Undecided", "0", "0", "0", "1", "2014-06-12"},
	}
	if d := cmp.Diff(want, rows(t, got)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if list := rows(t, a.get(tracker.Journalist, here)); len(list) != 2 || list[1][0] != "Harbour Trust" {
		t.Errorf("the journalist got %q, want what is published", list)
	}
	a.get(tracker.Journalist, "/consultations/nothing-here/matrix.csv").wants(t, 404)
}

// TestTheFileOfAMatrixStartsNoFormula has a body whose name a spreadsheet would
// run.
func TestTheFileOfAMatrixStartsNoFormula(t *testing.T) {
	var out strings.Builder
	m := tracker.Matrix{Consultation: tracker.Consultation{Propositions: []tracker.Proposition{{ID: "p", Title: "=1+1"}}},
		Rows: []tracker.MatrixRow{{Standpoint: tracker.Standpoint{Name: "@SUM(A1)"}, Cells: []tracker.MatrixCell{{}}}}}
	if err := writeMatrix(&out, m, matrixAsked{by: ofOrganisations}); err != nil {
		t.Fatal(err)
	}
	list, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range list {
		for _, c := range row {
			if c != "" && strings.ContainsAny(c[:1], "=@+-") {
				t.Errorf("the cell %q starts a formula", c)
			}
		}
	}
}

// TestAMatrixOfManyRowsHasPages records sixty bodies.
func TestAMatrixOfManyRowsHasPages(t *testing.T) {
	a := newApp(t)
	for i := range 58 {
		words := "Number " + strconv.Itoa(i) + " is for it."
		src := a.seedSource("Speaker "+strconv.Itoa(i)+"\n“"+words+"”\n", &tracker.Terms{Status: tracker.OnRecord, Permitted: true})
		a.record(a.seedDraft(src, "Speaker "+strconv.Itoa(i), "Chair", "Body "+strconv.Itoa(100+i), words))
	}
	const here = "/consultations/harbour-2014/matrix"
	first, second := a.get(tracker.Policy, here).wants(t, 200, "60 organisations</strong>", "1 to 50 of 60"), a.get(tracker.Policy, here+"?page=2").wants(t, 200, "51 to 60 of 60")
	if n, m := strings.Count(first.order(), ",")+1, strings.Count(second.order(), ",")+1; n != 50 || m != 10 {
		t.Errorf("got %d and %d rows, want 50 and 10", n, m)
	}
	if list := rows(t, a.get(tracker.Policy, here+".csv")); len(list) != 61 {
		t.Errorf("got %d lines, want 61", len(list))
	}
}
