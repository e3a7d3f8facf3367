package main

import (
	"strings"
	"testing"

	"soundings/tracker"
)

// TestImportLeavesOpenWordsToAPerson accepts everything of a text in which words
// in marks are nobody's, as far as the reader can see.
func TestImportLeavesOpenWordsToAPerson(t *testing.T) {
	data := withConsultation(t)
	file := write(t, "a.txt", "A leaflet at the pier says “do not wait here”.\n\n\nInes Halloran, Estuary Trust chief executive\n\n“We welcome the ferry without reservation.”\n")
	out, errOut, code := soundings(t, nil, "import", "--data", data, "--consultation", "harbour", "--accept-all", "--as", account, "--status", "on_record", file)
	if code != 0 || !strings.Contains(out, "1 place in quotation marks waits for somebody to say what becomes of the words, at ") {
		t.Errorf("got exit code %d and\n%s%s\nwant 0 and what waits", code, out, errOut)
	}
	p := openFor(t, data, t.Output())
	defer p.close()
	page, err := p.store.Sources().List(t.Context(), tracker.ListQuery{})
	if err != nil || page.Total != 1 || page.Items[0].Finished {
		t.Errorf("got %+v, %v, want one source whose review is not finished", page.Items, err)
	}
}
