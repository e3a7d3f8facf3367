package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestALongImportSaysHowFarItIs reads a table of more than a thousand replies,
// by the command itself and through a running server.
func TestALongImportSaysHowFarItIs(t *testing.T) {
	data := withConsultation(t)
	importing := func(seed int) (out, errOut string) {
		t.Helper()
		file := filepath.Join(t.TempDir(), "replies.csv")
		if err := os.WriteFile(file, repliesTable(seed, 1200), 0o600); err != nil {
			t.Fatal(err)
		}
		out, errOut, code := soundings(t, nil, "import", "--data", data, "--consultation", "harbour", "--accept-all", "--as", account, "--status", "on_record", file)
		if code != 0 || !strings.Contains(out, "1200 reactions recorded") {
			t.Errorf("got exit code %d and\n%s%s\nwant all recorded", code, out, errOut)
		}
		return out, errOut
	}
	want := []string{"100 % of 1200 reactions read", "100 % of 1200 reactions recorded"}
	_, here := importing(0)
	server := start(t, "program", nil, "serve", "--data", data, "--addr", "localhost:0")
	server.printed("Soundings is at")
	_, there := importing(1_000_000)
	for _, line := range want {
		if !strings.Contains(here, line) || !strings.Contains(there, line) {
			t.Errorf("got\n%s\nby itself and\n%s\nthrough the server, want %q in both", here, there, line)
		}
	}
	if err := server.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if _, code := server.end(); code != 0 {
		t.Errorf("got exit code %d, want 0; errors:\n%s", code, server.err)
	}
}

func TestAnErrandBringsItsFileWhole(t *testing.T) {
	for _, tt := range []struct {
		sent, file string
		fails      bool
	}{
		{sent: `{"Import":{"Size":3}}abc`, file: "abc"},
		{sent: `{"Import":{"Size":0}}`},
		{sent: `{"Accounts":true}`},
		{sent: `{"Import":{"Size":4}}abc`, fails: true},
		{sent: `{"Import":{"Size":-1}}`, fails: true},
		{sent: `{"Import":{"Size":9999999999}}`, fails: true},
		{sent: `abc`, fails: true},
	} {
		e, err := readErrand(bytes.NewReader([]byte(tt.sent)))
		if (err != nil) != tt.fails || err == nil && e.Import != nil && string(e.Import.Bytes) != tt.file {
			t.Errorf("%s: got %+v, %v", tt.sent, e.Import, err)
		}
	}
}
