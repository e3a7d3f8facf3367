package tracker_test

import (
	"strings"
	"testing"

	"soundings/tracker"
)

// What is known of a source keeps within the same bounds when it is edited as
// when it was imported.
func TestAnEditKeepsTheBoundsOfAnImport(t *testing.T) {
	w := newWorld(t)
	w.consultation()
	src := w.imported(roundUp).Source
	_, err := w.EditSource(t.Context(), comms, src.ID, tracker.SourceEdit{Revision: src.Revision, Kind: tracker.Letter,
		Title: strings.Repeat("a", 501), Publisher: strings.Repeat("a", 301)})
	wantField(t, err, "title", "500")
	wantField(t, err, "publisher", "300")
	_, err = w.EditSource(t.Context(), comms, src.ID, tracker.SourceEdit{Revision: src.Revision, Kind: tracker.Letter, Title: "caf\xe9"})
	wantField(t, err, "title", "cannot be read")
}
