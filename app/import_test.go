package main

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"soundings/tracker"
)

// seeds returns the two press texts of the test corpus. On a laptop without
// the corpus the test is skipped, never in CI.
func seeds(t *testing.T) []string {
	t.Helper()
	corpus := os.Getenv("SOUNDINGS_TEST_CORPUS")
	if corpus == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("CI must set SOUNDINGS_TEST_CORPUS; a skip here would pass unnoticed")
		}
		t.Skip("SOUNDINGS_TEST_CORPUS is not set")
	}
	files, err := filepath.Glob(filepath.Join(corpus, "seeds", "*.txt"))
	if err != nil || len(files) != 2 {
		t.Fatalf("got %v, %v in %s, want two texts", files, err, corpus)
	}
	return files
}

// withConsultation makes a data folder with a consultation and an account.
func withConsultation(t *testing.T) string {
	t.Helper()
	data := filepath.Join(folder(t), "data")
	p := openFor(t, data, t.Output())
	if _, err := p.service.CreateConsultation(t.Context(), tracker.Operator(), tracker.Consultation{Title: "Harbour plan", Slug: "harbour"}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := p.service.DemoAccount(t.Context(), "Wen Abara", tracker.Communications); err != nil {
		t.Fatal(err)
	}
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	return data
}

const (
	account = "communications@demo.example"
	letter  = "Reaction to the plan\n\nAda Okoro, Harbour Trust chief executive\n\n“We welcome the harbour plan.”\n"
)

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestImportOfBothSeedsMakesDraftsAndPublishesThem(t *testing.T) {
	files := seeds(t)
	data := withConsultation(t)
	out, errOut, code := soundings(t, nil, append([]string{"import", "--data", data, "--consultation", "harbour", "--accept-all",
		"--as", account, "--status", "on_record", "--permitted", "--publish"}, files...)...)
	if code != 0 {
		t.Fatalf("got exit code %d, want 0:\n%s%s", code, out, errOut)
	}
	t.Log("\n" + out)
	p := openFor(t, data, t.Output())
	defer p.close()
	checkPassages(t, p)
	list, err := p.store.Reactions().List(t.Context(), tracker.ListQuery{})
	if err != nil || list.Total == 0 {
		t.Fatalf("got %d reactions, %v, want some", list.Total, err)
	}
	for _, r := range list.Items {
		if r.State != tracker.Published {
			t.Errorf("%s: got %s, want it published", r.By(), r.State)
		}
	}
	sources, err := p.store.Sources().List(t.Context(), tracker.ListQuery{})
	if err != nil || sources.Total != 2 || strings.Count(out, "/review") != 2 {
		t.Errorf("got %d sources, %v and\n%s\nwant two, each with the address of its review", sources.Total, err, out)
	}
}

func TestImportWithoutMoreMakesDraftsOnly(t *testing.T) {
	data, file := withConsultation(t), write(t, "letter.txt", letter)
	out, errOut, code := soundings(t, nil, "import", "--data", data, "--url", "https://soundings.example", "--consultation", "harbour", file)
	if code != 0 || !regexp.MustCompile(`https://soundings\.example/sources/[0-9A-Z]{26}/review`).MatchString(out) {
		t.Errorf("got exit code %d and\n%s%s\nwant 0 and the address of the review", code, out, errOut)
	}
	p := openFor(t, data, t.Output())
	defer p.close()
	list, err := p.store.Reactions().List(t.Context(), tracker.ListQuery{})
	if err != nil || list.Total != 0 {
		t.Errorf("got %d reactions, %v, want none before a person accepts", list.Total, err)
	}
}

func TestImportNamesTheFileThatFailsAndGoesOn(t *testing.T) {
	data := withConsultation(t)
	good, empty, binary := write(t, "good.txt", letter), write(t, "empty.txt", ""), write(t, "binary.txt", "\x00\x01\x02\x03\xff\xfe\x00")
	nobody := write(t, "nobody.txt", "The harbour was calm that day and nobody spoke.\n")
	missing := filepath.Join(t.TempDir(), "missing.txt")
	out, errOut, code := soundings(t, nil, "import", "--data", data, "--consultation", "harbour", empty, binary, missing, nobody, good, good)
	if code == 0 {
		t.Error("got exit code 0, want another")
	}
	for _, name := range []string{"empty.txt", "binary.txt", "missing.txt", "nobody.txt", "already in this consultation", "/sources/", "5 of 6"} {
		if !strings.Contains(errOut, name) {
			t.Errorf("got\n%s\nwant %s in it", errOut, name)
		}
	}
	if strings.Count(out, "/review") != 1 {
		t.Errorf("got\n%s\nwant the good file imported once", out)
	}
}

func TestImportRefusesFlagsThatDoNotGoTogetherBeforeAnything(t *testing.T) {
	data, file := filepath.Join(folder(t), "data"), write(t, "letter.txt", letter)
	for _, tc := range []struct {
		name, args, wrong string
	}{
		{"no status", "--accept-all --as a@b.example", "--status"},
		{"no account", "--accept-all --status on_record", "--as"},
		{"no such status", "--accept-all --as a@b.example --status public", "--status"},
		{"publish without permission", "--accept-all --as a@b.example --status on_record --publish", "--permitted"},
		{"publish off the record", "--accept-all --as a@b.example --status off_record --permitted --publish", "on_record"},
		{"terms without recording", "--status on_record", "--accept-all"},
		{"no such moment", "--accept-all --as a@b.example --status on_record --embargo=soon", "--embargo"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			args := append([]string{"import", "--data", data, "--consultation", "harbour"}, strings.Fields(tc.args)...)
			_, errOut, code := soundings(t, nil, append(args, file)...)
			if code == 0 || !strings.Contains(errOut, tc.wrong) {
				t.Errorf("got exit code %d and %s, want another than 0 and %s named", code, errOut, tc.wrong)
			}
			if _, err := os.Stat(data); err == nil {
				t.Error("got a data folder, want nothing done")
			}
		})
	}
}

func TestImportRefusesAnUnknownConsultationAndAccount(t *testing.T) {
	data, file := withConsultation(t), write(t, "letter.txt", letter)
	for _, tc := range []struct{ args, wrong string }{
		{"--consultation nowhere", "nowhere"},
		{"--consultation harbour --as nobody@demo.example", "nobody@demo.example"},
		{"--consultation harbour --kind rumour", "kinds"},
		{"--consultation harbour --published yesterday", "date"},
	} {
		args := append([]string{"import", "--data", data}, strings.Fields(tc.args)...)
		_, errOut, code := soundings(t, nil, append(args, file)...)
		if code == 0 || !strings.Contains(errOut, tc.wrong) || !strings.Contains(errOut, "letter.txt") {
			t.Errorf("%s: got exit code %d and %s, want another than 0, the file and %q named", tc.args, code, errOut, tc.wrong)
		}
	}
}

func TestCommandsReachTheRunningServerOverTheSocket(t *testing.T) {
	data, file := withConsultation(t), write(t, "letter.txt", letter)
	server := start(t, "program", nil, "serve", "--data", data, "--addr", "localhost:0")
	at := strings.Fields(server.printed("Soundings is at"))[3]
	info, err := os.Stat(filepath.Join(data, socketName))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("got the socket with mode %v, %v, want 0600", info.Mode(), err)
	}
	if info, err := os.Stat(data); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("got the data folder with mode %v, %v, want 0700", info.Mode(), err)
	}
	out, errOut, code := soundings(t, nil, "import", "--data", data, "--consultation", "harbour", "--accept-all",
		"--as", account, "--status", "on_record", "--permitted", "--publish", file)
	if code != 0 || !strings.Contains(out, at+"/sources/") || !strings.Contains(out, "1 reaction published") {
		t.Errorf("import: got exit code %d and\n%s%s\nwant 0, an address of the server and one published", code, out, errOut)
	}
	_, errOut, code = soundings(t, nil, "import", "--data", data, "--consultation", "harbour", file)
	if code == 0 || !strings.Contains(errOut, "already in this consultation") || !strings.Contains(errOut, at+"/sources/") {
		t.Errorf("the same again: got exit code %d and %s, want it refused with a link", code, errOut)
	}
	out, errOut, code = soundings(t, nil, "user", "add", "Wu@harbour.example", "--role", "policy", "--data", data)
	if code != 0 || !strings.Contains(out, at+"/invitations/") {
		t.Errorf("user add: got exit code %d and\n%s%s\nwant 0 and a link", code, out, errOut)
	}
	link := regexp.MustCompile(`http\S+`).FindString(out)
	if res, err := http.Get(link); err != nil || res.Body.Close() != nil || res.StatusCode != http.StatusOK {
		t.Errorf("%s: got %v, %v, want 200", link, res, err)
	}
	_, errOut, code = soundings(t, nil, "user", "add", "wu@harbour.example", "--role", "king", "--data", data)
	if code == 0 || !strings.Contains(errOut, "four roles") {
		t.Errorf("user add: got exit code %d and %s, want the roles named", code, errOut)
	}
	if out, _, code = soundings(t, nil, "user", "list", "--data", data); code != 0 || !strings.Contains(out, account) {
		t.Errorf("user list: got exit code %d and\n%s\nwant %s", code, out, account)
	}
	_, errOut, code = soundings(t, nil, "reindex", "--data", data)
	if pid := regexp.MustCompile(`process \d+ \(soundings serve\)`).FindString(errOut); code == 0 || pid == "" {
		t.Errorf("reindex: got exit code %d and %s, want it refused, naming the process", code, errOut)
	}
	if err := server.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if _, code := server.end(); code != 0 {
		t.Errorf("got exit code %d, want 0; errors:\n%s", code, server.err)
	}
}

func TestImportNamesTheProcessThatHoldsTheFolderAndDoesNotAnswer(t *testing.T) {
	data, file := withConsultation(t), write(t, "letter.txt", letter)
	h, err := take(data, "import")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := h.release(); err != nil {
			t.Error(err)
		}
	})
	_, errOut, code := soundings(t, nil, "import", "--data", data, "--consultation", "harbour", file)
	if code == 0 || !regexp.MustCompile(`in use by process \d+ \(soundings import\)`).MatchString(errOut) {
		t.Errorf("got exit code %d and %s, want the process named", code, errOut)
	}
}

func TestImportSaysHowManyNamesAreAQuestion(t *testing.T) {
	data := withConsultation(t)
	slip := "Reaction to the plan\n\nTim Marsh, Harbuor Trust chair\n\n“We welcome the harbour plan as well.”\n"
	args := []string{"import", "--data", data, "--consultation", "harbour", "--accept-all", "--as", account, "--status", "on_record"}
	if out, errOut, code := soundings(t, nil, append(args, write(t, "letter.txt", letter))...); code != 0 || strings.Contains(out, "waits") {
		t.Fatalf("got exit code %d and\n%s%s\nwant all recorded", code, out, errOut)
	}
	out, errOut, code := soundings(t, nil, append(args, write(t, "slip.txt", slip))...)
	if code != 0 || !strings.Contains(out, "0 reactions recorded") || !strings.Contains(out, "1 draft waits for somebody to say whom a name means") {
		t.Errorf("got exit code %d and\n%s%s\nwant the draft left to a person", code, out, errOut)
	}
}
