package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEveryMistakeInTheSettingsIsReportedAtOnce(t *testing.T) {
	_, errOut, code := soundings(t, []string{
		"SOUNDINGS_ADDR=here", "SOUNDINGS_DATA=", "SOUNDINGS_MONGO_URI=localhost:27017/s3cret", "SOUNDINGS_URL=ftp://x/y",
		"SOUNDINGS_INSECURE=perhaps", "SOUNDINGS_LOG_LEVEL=loud", "SOUNDINGS_LOG_FORMAT=xml",
	}, "serve", "--data=")
	if code == 0 {
		t.Error("got exit code 0, want another")
	}
	for _, name := range []string{"SOUNDINGS_ADDR", "SOUNDINGS_DATA", "SOUNDINGS_MONGO_URI", "SOUNDINGS_URL", "SOUNDINGS_INSECURE", "SOUNDINGS_LOG_LEVEL", "SOUNDINGS_LOG_FORMAT"} {
		if !strings.Contains(errOut, name) {
			t.Errorf("got %s\nwant a line on %s", errOut, name)
		}
	}
	if strings.Contains(errOut, "s3cret") {
		t.Errorf("got %s\nwant the address of MongoDB not repeated", errOut)
	}
}

func TestSettings(t *testing.T) {
	ok := testSettings("./data")
	for _, tc := range []struct {
		name   string
		change func(*settings)
		wrong  string // part of the error; "" for none
	}{
		{"as they come", func(*settings) {}, ""},
		{"any port", func(s *settings) { s.Addr = "127.0.0.1:0" }, ""},
		{"IPv6 loopback", func(s *settings) { s.Addr = "[::1]:8080" }, ""},
		{"no such port", func(s *settings) { s.Addr = "localhost:99999" }, "SOUNDINGS_ADDR"},
		{"every address in the clear", func(s *settings) { s.Addr = ":8080" }, "plain http"},
		{"a public address in the clear", func(s *settings) { s.Addr = "192.0.2.7:80" }, "plain http"},
		{"a name in the clear", func(s *settings) { s.Addr, s.URL = "soundings.example:80", "http://soundings.example" }, "plain http"},
		{"behind a proxy with https", func(s *settings) { s.Addr, s.URL = ":8080", "https://soundings.example" }, ""},
		{"in the clear because asked for", func(s *settings) { s.Addr, s.Insecure = ":8080", "1" }, ""},
		{"not asked for after all", func(s *settings) { s.Addr, s.Insecure = ":8080", "0" }, "plain http"},
		{"an address with a path", func(s *settings) { s.URL = "https://soundings.example/here" }, "SOUNDINGS_URL"},
		{"a slash at the end", func(s *settings) { s.URL = "https://soundings.example/" }, ""},
		{"nothing stale is shown", func(s *settings) { s.Stale = "0" }, ""},
		{"half an hour", func(s *settings) { s.Stale = "30m" }, ""},
		{"stale for ever", func(s *settings) { s.Stale = "13h" }, "SOUNDINGS_STALE_LIMIT"},
		{"stale before it is made", func(s *settings) { s.Stale = "-1m" }, "SOUNDINGS_STALE_LIMIT"},
		{"no time", func(s *settings) { s.Stale = "an hour" }, "SOUNDINGS_STALE_LIMIT"},
		{"MongoDB by name", func(s *settings) { s.MongoURI = "mongodb+srv://cluster.example/soundings" }, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := ok
			tc.change(&s)
			got := ""
			for _, err := range []error{s.check(), s.checkServed()} {
				if err != nil {
					got += err.Error()
				}
			}
			if (got == "") != (tc.wrong == "") || !strings.Contains(got, tc.wrong) {
				t.Errorf("got %q, want %q in it", got, tc.wrong)
			}
		})
	}
}

func TestPublicURL(t *testing.T) {
	for _, tc := range []struct{ addr, url, at, want string }{
		{"localhost:8080", "", "127.0.0.1:8080", "http://localhost:8080"},
		{"127.0.0.1:0", "", "127.0.0.1:41234", "http://127.0.0.1:41234"},
		{"[::1]:0", "", "[::1]:41234", "http://[::1]:41234"},
		{":8080", "", "[::]:8080", "http://localhost:8080"},
		{"0.0.0.0:8080", "https://soundings.example/", "0.0.0.0:8080", "https://soundings.example"},
		{":8080", "HTTPS://Soundings.Example/", "[::]:8080", "https://soundings.example"}, // else cookies would not be secure
	} {
		s := settings{Addr: tc.addr, URL: tc.url}
		if got := s.publicURL(tc.at); got != tc.want {
			t.Errorf("%s at %s: got %s, want %s", tc.addr, tc.at, got, tc.want)
		}
	}
}

// TestReadmeListsTheSettings holds the table in README.md against the program:
// each setting with its flag, variable and default.
func TestReadmeListsTheSettings(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var got [][]string
	for _, row := range regexp.MustCompile("(?m)^\\| `(--[a-z-]+)` \\| `(SOUNDINGS_[A-Z_]+)` \\| (?:`([^`]*)`)? *\\|").FindAllStringSubmatch(string(readme), -1) {
		got = append(got, row[1:])
	}
	var c commands
	k, err := newParser(&c, console{t.Output(), t.Output()})
	if err != nil {
		t.Fatal(err)
	}
	help, _, code := soundings(t, nil, "--help")
	if code != 0 {
		t.Errorf("--help: got exit code %d, want 0", code)
	}
	var want [][]string
	for _, f := range k.Model.Flags {
		if f.Name == "help" {
			continue
		}
		row := []string{"--" + f.Name, strings.Join(f.Envs, " "), f.Default}
		want = append(want, row)
		for _, words := range row[:2] {
			if !strings.Contains(help, words) {
				t.Errorf("--help does not name %s", words)
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the settings table of README.md differs from --help (-want +got):\n%s", diff)
	}
}
