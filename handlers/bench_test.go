//go:build unix

package handlers

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"soundings/search/synthetic"
	"soundings/tracker"
)

// BenchmarkPages asks for every page of the table of routes, over a full store,
// as those who may see most and least: p50-ms and p95-ms are what an answer took,
// p50-cpu-ms and p95-cpu-ms what it took of the processor, which says more on a
// busy machine, and KB how long it is. Those that are at their worst with some of the addresses
// are asked for with these. Run with -benchtime 40x, and for one page with
// -bench 'Pages/journalist/quotes'.
func BenchmarkPages(b *testing.B) {
	w := newBenchApp(b)
	for _, role := range []tracker.Role{tracker.Communications, tracker.Journalist, tracker.Administrator} {
		for _, path := range w.pages() {
			b.Run(string(role)+path, func(b *testing.B) {
				if w.answers(b, role, path) && (role != tracker.Administrator || !w.answers(b, tracker.Communications, path)) {
					w.measure(b, role, path)
				}
			})
		}
	}
}

// answers reports whether the role is shown the page.
func (w *benchApp) answers(b *testing.B, role tracker.Role, path string) bool {
	status := w.get(role, path).StatusCode
	if status >= http.StatusInternalServerError || status == http.StatusNotFound {
		b.Errorf("%s as %s: got %d", path, role, status)
	}
	return status == http.StatusOK
}

// pages are the addresses of the table, each filled in with what makes it
// longest, then more of them.
func (w *benchApp) pages() []string {
	var list []string
	for _, r := range w.server.routes() {
		if r.method != http.MethodGet || slices.Contains([]string{"/assets/*", "/setup/:token", "/invitations/:token", "/enter/:token", "/searches/:id"}, r.path) {
			continue
		}
		family := strings.Split(r.path, "/")[1]
		list = append(list, strings.NewReplacer(":slug", benchSlug, ":id", w.ids()[family]).Replace(r.path))
	}
	return append(append(list, groupedPages()...),
		"/quotes/complete?q=loc", "/suggest/people?q=bar", "/suggest/organisations?q=den",
		"/stakeholders?q=bar", "/organisations?q=den", "/quotes?q=care", "/quotes?q=the+of", "/quotes?q=%22support+care%22&sort=best", "/quotes?q=sup*", "/quotes?q=patients~",
		"/quotes?consultation="+benchSlug+"&stance=oppose&stance=undecided&q=care", "/quotes?sort=oldest&page=200", "/quotes?q=qqzzvv",
		"/consultations/"+benchSlug+"?proposition="+benchSecond, "/consultations/"+benchSlug+"?of=individuals", "/consultations/"+benchSlug+"?of=reactions",
		"/consultations/"+benchSlug+"/matrix?of=individuals", "/consultations/"+benchSlug+"/positions?of=individuals", "/consultations/"+benchSlug+"/changes?of=individuals",
		"/sources/"+w.sources["cards"].ID+"/review", "/sources/"+w.sources["long"].ID+"/review?draft=200",
		"/sources/"+w.sources["long"].ID, "/sources/"+w.sources["long"].ID+"/table",
		"/reactions/"+synthetic.ReactionID(benchFirst+w.n/2),
	)
}

// ids are what each family of addresses is asked for.
func (w *benchApp) ids() map[string]string {
	r := synthetic.ReactionID(benchFirst)
	return map[string]string{
		"sources": w.sources["table"].ID, "drafts": w.draft.ID, "reactions": r, "quotes": fmt.Sprintf("01Q%021d00", benchFirst),
		"stakeholders": w.person, "organisations": w.body, "batches": w.batch, "codings": w.coding, "merges": w.merge,
	}
}

func (w *benchApp) measure(b *testing.B, role tracker.Role, path string) {
	var took, worked []time.Duration
	size := 0
	for b.Loop() {
		w.clock.Add(500) // for what keeps a pace
		start, cpu := time.Now(), processorTime(b)
		an := w.get(role, path)
		took, worked = append(took, time.Since(start)), append(worked, processorTime(b)-cpu)
		if an.StatusCode != http.StatusOK {
			b.Fatalf("got %d", an.StatusCode)
		}
		size = len(an.body)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(share(took, 50), "p50-ms")
	b.ReportMetric(share(took, 95), "p95-ms")
	b.ReportMetric(share(worked, 50), "p50-cpu-ms")
	b.ReportMetric(share(worked, 95), "p95-cpu-ms")
	b.ReportMetric(float64(size)/1000, "KB")
}

// share returns, in milliseconds, what so many in a hundred stayed under.
func share(took []time.Duration, percent int) float64 {
	slices.Sort(took)
	return took[len(took)*percent/100].Seconds() * 1000
}

// processorTime is what the process has used of the processor.
func processorTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
