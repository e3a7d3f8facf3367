package tracker_test

import (
	"fmt"
	"strings"
	"testing"

	"soundings/tracker"
)

// replies is a table of n replies of different people, as a consultation's
// form leaves it.
func replies(n int) string {
	positions := []string{"Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree", ""}
	first := strings.Fields("Ada Ben Cleo Dara Edda Finn Gwen Hugo Ines Joss Kit Lena Milo Nell Otto Pia Quin Rosa Sten Tess")
	last := strings.Fields("Okoro Marsh Carver Lind Achter Bray Castell Drum Eller Fenn Garrow Holt Ivers Jarl Keld Lomas Munro Nairn Orme Pell")
	var b strings.Builder
	b.WriteString("name,role,organisation,position,comment\n")
	for i := range n {
		fmt.Fprintf(&b, "%s %s,nurse,Harbour Trust %d,%s,\"Reply %d: we would like the lists to be shared, if the money for it comes with them.\"\n",
			first[i%20], last[i/20%20], i%300, positions[i%6], i+1)
	}
	return b.String()
}

// table imports replies as a file and sets the terms.
func (w *world) table(n int) tracker.Source {
	w.t.Helper()
	src, err := w.Import(w.t.Context(), comms, tracker.Inbound{Consultation: "shared-lists", FileName: "replies.csv", Bytes: []byte(replies(n))})
	if err != nil {
		w.t.Fatal(err)
	}
	if src, err = w.SetTerms(w.t.Context(), comms, src.ID, src.Revision, onRecord); err != nil {
		w.t.Fatal(err)
	}
	return src
}

// BenchmarkAccept5000Rows is a table accepted as one, on a real store and index.
func BenchmarkAccept5000Rows(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		w := newWorld(b)
		w.consultation()
		src := w.table(5000)
		b.StartTimer()
		list, err := w.AcceptAll(b.Context(), comms, src.ID)
		if err != nil || len(list) != 5000 {
			b.Fatalf("got %d reactions, %v", len(list), err)
		}
	}
}
