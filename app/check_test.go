package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"soundings/tracker"
)

func TestCheckSaysWhetherTheIndexIsThatOfTheStore(t *testing.T) {
	data := withConsultation(t)
	p := openFor(t, data, t.Output())
	v := tracker.Operator()
	src, err := p.service.Import(t.Context(), v, tracker.Inbound{Consultation: "harbour", FileName: "letter.txt", Bytes: []byte(letter)})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.service.SetTerms(t.Context(), v, src.ID, src.Revision, tracker.Terms{Status: tracker.OnRecord}); err != nil {
		t.Fatal(err)
	}
	recorded, err := p.service.AcceptAll(t.Context(), v, src.ID)
	if err != nil {
		t.Fatal(err)
	}
	surplus := recorded[0]
	surplus.ID = "from-another-store"
	if err := p.index.Put(t.Context(), surplus); err != nil {
		t.Fatal(err)
	}
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"mended: 1 too many. Both have 1 reaction now.", "agree: 1 reaction."} {
		out, errOut, code := soundings(t, nil, "check", "--data", data)
		if code != 0 || !strings.Contains(out, want) {
			t.Errorf("got exit code %d and %s%s, want %q", code, out, errOut, want)
		}
	}
}

func TestAFolderWithoutAStoreIsNotTakenForAnEmptyOne(t *testing.T) {
	data := filepath.Join(folder(t), "slip")
	for _, command := range []string{"check", "reindex"} {
		out, errOut, code := soundings(t, nil, command, "--data", data)
		if code != 1 || !strings.Contains(errOut, "nothing stored in the folder "+data) || out != "" {
			t.Errorf("%s: got exit code %d and %s%s, want that nothing is stored there", command, code, out, errOut)
		}
		if _, err := os.Stat(data); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: got %v, want no folder made", command, err)
		}
	}
}
