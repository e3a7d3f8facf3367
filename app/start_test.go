package main

import (
	"net"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"soundings/tracker"
	"soundings/tracker/query"
)

func TestIDsAscendAlsoWhenTheClockGoesBack(t *testing.T) {
	at := time.Unix(1_700_000_000, 0)
	newID := newIDs(func() time.Time { at = at.Add(-time.Millisecond); return at })
	var ids []string
	for range 1000 {
		ids = append(ids, newID())
	}
	if !slices.IsSorted(ids) || len(slices.Compact(ids)) != 1000 {
		t.Error("got IDs that do not ascend, want each greater than the one before")
	}
}

func TestFirstStartPrintsALinkToSetUpThatLaterOnesReplace(t *testing.T) {
	data := filepath.Join(folder(t), "data")
	var links []string
	for range 2 {
		c := start(t, "program", nil, "--data", data, "--addr", "localhost:0")
		links = append(links, c.printed("/setup/"))
		if err := c.cmd.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		if _, code := c.end(); code != 0 {
			t.Errorf("got exit code %d, want 0; errors:\n%s", code, c.err)
		}
	}
	p := openFor(t, data, t.Output())
	defer p.close()
	for i, link := range links {
		_, err := p.service.Ticket(t.Context(), link[strings.LastIndex(link, "/")+1:])
		if works := err == nil; works != (i == 1) {
			t.Errorf("link %d: got %v, want only the last to work", i+1, err)
		}
	}
}

func TestAnIndexThatWasDeletedComesBackByItself(t *testing.T) {
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
	if _, err := p.service.AcceptAll(t.Context(), v, src.ID); err != nil {
		t.Fatal(err)
	}
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(testSettings(data).indexDir()); err != nil {
		t.Fatal(err)
	}
	log := &lockedBuffer{}
	p = openFor(t, data, log)
	res, err := p.service.Index.Search(t.Context(), tracker.Search{Sight: tracker.Sight{All: true}, Text: query.Parse(`"welcome the harbour plan"`), Limit: 10})
	if err != nil || res.Total != 1 {
		t.Errorf("got %d found, %v, want 1", res.Total, err)
	}
	if !strings.Contains(log.String(), "percent=100 reactions=1 of=1") {
		t.Errorf("got log\n%s\nwant the progress in it", log)
	}
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	out, errOut, code := soundings(t, nil, "reindex", "--data", data)
	if code != 0 || !strings.Contains(out, "1 reaction.") {
		t.Errorf("reindex: got exit code %d and\n%s%s\nwant 0 and how many", code, out, errOut)
	}
}

func TestServeSaysThatThePortIsTaken(t *testing.T) {
	ln, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	_, errOut, code := soundings(t, nil, "--data", filepath.Join(folder(t), "data"), "--addr", ln.Addr().String())
	if code == 0 || !strings.Contains(errOut, "in use") || !strings.Contains(errOut, "SOUNDINGS_ADDR") {
		t.Errorf("got exit code %d and %s, want the port and the remedy named", code, errOut)
	}
}

func TestAMongoDBThatIsNotThereStopsTheStart(t *testing.T) {
	ln, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := ln.Addr().String()
	if err := ln.Close(); err != nil { // nobody listens there now
		t.Fatal(err)
	}
	data := filepath.Join(folder(t), "data")
	begun := time.Now()
	out, errOut, code := soundings(t, []string{"SOUNDINGS_MONGO_URI=mongodb://keeper:s3cr3t@" + addr + "/soundings"}, "--data", data, "--addr", "localhost:0")
	if took := time.Since(begun); code == 0 || took > 10*time.Second {
		t.Errorf("got exit code %d after %v, want another than 0 within 10 s", code, took)
	}
	if strings.Contains(out+errOut, "s3cr3t") || !strings.Contains(errOut, addr) || !strings.Contains(errOut, "SOUNDINGS_MONGO_URI") {
		t.Errorf("got %s, want the address without its password, and the remedy", errOut)
	}
	if _, err := os.Stat(filepath.Join(data, "soundings.db")); err == nil {
		t.Error("got an embedded store, want none in place of MongoDB")
	}
}

func TestHealthAsksTheRunningProgram(t *testing.T) {
	_, errOut, code := soundings(t, nil, "health", "--addr", "localhost:1")
	if code == 0 {
		t.Errorf("got exit code 0 and %s, want another when nothing serves", errOut)
	}
	c := start(t, "program", nil, "serve", "--data", filepath.Join(folder(t), "data"), "--addr", "localhost:0")
	port := regexp.MustCompile(`:\d+$`).FindString(c.printed("Soundings is at"))
	if out, errOut, code := soundings(t, nil, "health", "--addr", port); code != 0 {
		t.Errorf("got exit code %d and %s%s, want 0", code, out, errOut)
	}
	if err := c.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	c.end()
}
