package main

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"soundings/tracker"
)

// demoDay is the day on which the demo of these tests is made.
const demoDay = "2026-05-27"

// openDemoFor opens the demo and returns its log beside it.
func openDemoFor(t *testing.T) (*program, []string, *lockedBuffer) {
	t.Helper()
	log, cfg := &lockedBuffer{}, testSettings(filepath.Join(folder(t), "data"))
	var err error
	if cfg.machine, err = demoClock(demoDay, nil); err != nil {
		t.Fatal(err)
	}
	p, links, err := openDemo(t.Context(), cfg, console{log, log})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.close(); err != nil {
			t.Error(err)
		}
	})
	return p, links, log
}

func TestDemoHoldsWhatItPromises(t *testing.T) {
	p, links, log := openDemoFor(t)
	if strings.Contains(log.String(), "did not find a speaker") {
		t.Errorf("the reader misses speakers of the demo:\n%s", log)
	}
	list, err := p.store.Reactions().List(t.Context(), tracker.ListQuery{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	bodies, sectors := map[string]bool{}, map[tracker.Sector]bool{}
	first, last := tracker.CivilDate("9999"), tracker.CivilDate("")
	for _, r := range list.Items {
		bodies[r.Capacity().Organisation], sectors[r.Capacity().Sector] = true, true
		first, last = min(first, r.SaidOn), max(last, r.SaidOn)
	}
	delete(bodies, "")
	from, fromErr := time.Parse(time.DateOnly, string(first))
	to, toErr := time.Parse(time.DateOnly, string(last))
	if fromErr != nil || toErr != nil || to.Before(from.AddDate(0, 3, 0)) {
		t.Errorf("got reactions from %s to %s, want three months", first, last)
	}
	for _, c := range []struct {
		what      string
		got, want int
	}{{"reactions", list.Total, 40}, {"organisations", len(bodies), 12}, {"sectors", len(sectors), 6}, {"links", countLinks(links), 4}} {
		if c.got < c.want {
			t.Errorf("got %d %s, want at least %d", c.got, c.what, c.want)
		}
	}
	if n := checkPassages(t, p); n < 100 {
		t.Errorf("got %d passages in drafts and reactions, want more than 100 to be checked", n)
	}
}

func countLinks(lines []string) int { return strings.Count(strings.Join(lines, "\n"), "/enter/") }

func TestDemoShowsPeopleWhoChangePosition(t *testing.T) {
	p, _, _ := openDemoFor(t)
	d, err := p.service.Dashboard(t.Context(), tracker.Operator(), "joint-commissioning-saltmere", "", "")
	if err != nil {
		t.Fatal(err)
	}
	people := map[string]bool{}
	for _, m := range d.Moves {
		people[m.To.Stakeholder] = true
	}
	if len(people) < 2 {
		t.Errorf("got %d people who change position, want 2", len(people))
	}
	if n := len(d.Consultation.Propositions); n != 2 {
		t.Errorf("got %d propositions, want 2", n)
	}
}

func TestDemoHidesFromTheJournalistWhatIsNotPublic(t *testing.T) {
	p, _, _ := openDemoFor(t)
	journalist := tracker.Viewer{Account: "j", Name: "J", Role: tracker.Journalist}
	d, err := p.service.Dashboard(t.Context(), journalist, "joint-commissioning-saltmere", "", "")
	if err != nil {
		t.Fatal(err)
	}
	list, err := p.store.Reactions().List(t.Context(), tracker.ListQuery{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	want := 0
	for _, r := range list.Items {
		if r.Consultation == d.Consultation.ID && r.State == tracker.Published && r.Terms.Status == tracker.OnRecord && r.Terms.Permitted && r.Terms.Embargo.Before(p.clock.now()) {
			want++
		}
	}
	if d.Reactions != want || want == list.Total {
		t.Errorf("got %d of %d reactions for the journalist, want %d, fewer than all", d.Reactions, list.Total, want)
	}
}

func TestDemoServesUntilItIsStoppedAndLeavesNothing(t *testing.T) {
	c := start(t, "program", nil, "demo", "--addr", "localhost:0")
	at := regexp.MustCompile(`http://\S+`).FindString(c.printed("The Soundings demo is at"))
	link := regexp.MustCompile(`http://\S+`).FindString(c.printed("journalist"))
	c.printed("Ready after")
	data := demoDataOf(t, c.cmd.Process.Pid)
	res, err := http.Get(link)
	if err != nil {
		t.Fatal(err)
	}
	page, err := io.ReadAll(res.Body)
	if err != nil || res.Body.Close() != nil || res.StatusCode != http.StatusOK {
		t.Errorf("%s: got status %d, %v, want 200", link, res.StatusCode, err)
	}
	if !strings.HasPrefix(res.Request.URL.String(), at) || len(page) == 0 {
		t.Errorf("got to %s, want an address of %s", res.Request.URL, at)
	}
	if err := c.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if _, code := c.end(); code != 0 {
		t.Errorf("got exit code %d, want 0; errors:\n%s", code, c.err)
	}
	if _, err := os.Stat(filepath.Dir(data)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s is left behind: %v", filepath.Dir(data), err)
	}
}

// demoDataOf finds the data folder of a running demo by its lock.
func demoDataOf(t *testing.T, pid int) string {
	t.Helper()
	for _, place := range []string{"/dev/shm", os.TempDir()} {
		locks, err := filepath.Glob(filepath.Join(place, "soundings-demo-*", "data", lockName))
		if err != nil {
			t.Fatal(err)
		}
		for _, lock := range locks {
			// The lock of another demo may go away meanwhile.
			if b, err := os.ReadFile(lock); err == nil && strings.HasPrefix(string(b), fmt.Sprintf("process %d ", pid)) {
				return filepath.Dir(lock)
			}
		}
	}
	t.Fatalf("the data folder of process %d is not where it should be", pid)
	return ""
}

func TestDemoTakesAFreePortWhenItsOwnIsTaken(t *testing.T) {
	var said lockedBuffer
	taken, err := listen("localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	ln, err := listenOrFree(taken.Addr().String(), console{&said, &said})
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	if ln.Addr().String() == taken.Addr().String() || !strings.Contains(said.String(), "in use") {
		t.Errorf("got %s and %q, want another port and a word about it", ln.Addr(), &said)
	}
}

// checkPassages asserts that the text of every passage in drafts and reactions
// is the exact slice of its source's snapshot, and returns how many there are.
func checkPassages(t *testing.T, p *program) int {
	t.Helper()
	texts := map[string][]rune{}
	sources, err := p.store.Sources().List(t.Context(), tracker.ListQuery{Limit: 100000})
	if err != nil {
		t.Fatal(err)
	}
	for _, src := range sources.Items {
		texts[src.ID] = snapshot(t, p, src)
	}
	n := 0
	check := func(what, source string, list []tracker.Passage) {
		for _, q := range list {
			n++
			text := texts[source]
			if q.Start < 0 || q.End > len(text) || q.Start >= q.End || string(text[q.Start:q.End]) != q.Text {
				t.Errorf("%s: passage %s at %d to %d is not the slice of its source: %q", what, q.ID, q.Start, q.End, q.Text)
			}
		}
	}
	drafts, err := p.store.Drafts().List(t.Context(), tracker.ListQuery{Limit: 100000})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range drafts.Items {
		if texts[d.Source] == nil {
			continue // its source was not written before a crash, so nobody sees it
		}
		check("draft "+d.ID, d.Source, d.Passages)
	}
	reactions, err := p.store.Reactions().List(t.Context(), tracker.ListQuery{Limit: 100000})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range reactions.Items {
		check("reaction "+r.ID, r.Source, r.Passages)
	}
	return n
}

func snapshot(t *testing.T, p *program, src tracker.Source) []rune {
	t.Helper()
	r, err := p.store.Blob(t.Context(), src.Snapshot.Blob)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return []rune(string(b))
}

func TestDemoHasCodersToCompare(t *testing.T) {
	p, _, _ := openDemoFor(t)
	list, err := p.service.Codings(t.Context(), tracker.Operator(), "joint-commissioning-saltmere")
	if err != nil || len(list.List) != 1 {
		t.Fatalf("got %d exercises (%v), want one", len(list.List), err)
	}
	c, err := p.service.Comparison(t.Context(), tracker.Operator(), list.List[0].Coding.ID)
	if err != nil {
		t.Fatal(err)
	}
	if c.Counts[tracker.CodedApart] == 0 || c.Counts[tracker.CodedAlike] <= c.Counts[tracker.CodedApart] || !c.Pairs[0].Kappa.Bounded || !c.Ordinal.Defined() {
		t.Errorf("got %v, kappa %+v, want a few disagreements among more agreements, and figures", c.Counts, c.Pairs[0].Kappa)
	}
}
