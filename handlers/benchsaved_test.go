//go:build unix

package handlers

import (
	"fmt"

	"soundings/tracker"
)

// keepSearches saves as many searches for each role as a page of them shows.
func (w *benchApp) keepSearches() {
	for _, p := range w.people {
		for i := range savedPerPage {
			query := fmt.Sprintf("q=care&stance=%s&speaker=%s&from=%d", []string{"support", "oppose"}[i%2], w.person, 2010+i)
			_, err := w.service.SaveSearch(w.t.Context(), p.viewer, fmt.Sprintf("Kept search %d", i), query, i)
			w.must(err)
		}
	}
}

// groupedPages are the addresses of searches in groups and by time.
func groupedPages() []string {
	var list []string
	for _, by := range []tracker.Grouping{tracker.BySpeaker, tracker.BySource} {
		list = append(list, "/quotes?group="+string(by), "/quotes?q=care&group="+string(by)+"&page=20")
	}
	return append(list, "/quotes?from=2014-05&to=2014-05", "/quotes?from=0001&to=9999")
}
