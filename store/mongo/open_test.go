package mongo

import (
	"errors"
	"strings"
	"testing"
	"time"

	"soundings/tracker"
)

func TestAnAbsentServerIsUnavailableWithinEightSeconds(t *testing.T) {
	for _, uri := range []string{
		"mongodb://ann:s3cr%40t@127.0.0.1:1/soundings", // nobody listens there
		"mongodb://ann:s3cr%40t@127.0.0.1:1,127.0.0.1:2/soundings?replicaSet=rs&serverSelectionTimeoutMS=60000",
	} {
		t.Run(hostsOf(uri), func(t *testing.T) {
			t.Parallel()
			start := time.Now()
			_, err := Open(t.Context(), uri)
			if took := time.Since(start); took > 8*time.Second {
				t.Errorf("took %v, want at most 8 s", took)
			}
			wantUnavailable(t, err)
			if !strings.Contains(err.Error(), "127.0.0.1:1") {
				t.Errorf("got %v, want the host named", err)
			}
		})
	}
}

func TestAWrongAddressIsUnavailableAndNotQuoted(t *testing.T) {
	for _, uri := range []string{
		"", "localhost", "http://ann:s3cr%40t@host/", "mongodb://ann:s3cr@t@host/?x=y", "mongodb://ann:s3cr%40t@host:port/",
		"mongodb://ann:s3cr%zzt@host/", "mongodb://ann:s3cr%40t@host/?tls=maybe", "mongodb://ann:s3cr%40t@/",
	} {
		_, err := Open(t.Context(), uri)
		wantUnavailable(t, err)
	}
}

func wantUnavailable(t *testing.T, err error) {
	t.Helper()
	if tracker.KindOf(err) != tracker.Unavailable {
		t.Errorf("got %v, want Unavailable", err)
		return
	}
	if text := err.Error(); strings.Contains(text, "s3cr") {
		t.Errorf("the password is in %q", text)
	}
}

func TestRedactTakesThePasswordOutInBothForms(t *testing.T) {
	err := redact(errors.New("cannot sign in with pa%3Ass or pa:ss"), "mongodb://ann:pa%3Ass@host/")
	if got, want := err.Error(), "cannot sign in with … or …"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTheDatabaseIsThePathOfTheAddress(t *testing.T) {
	for uri, want := range map[string]string{
		"mongodb://host":                                     "soundings",
		"mongodb://host/":                                    "soundings",
		"mongodb://host/?replicaSet=rs":                      "soundings",
		"mongodb://host?replicaSet=rs":                       "soundings",
		"mongodb://host:1,other:2/reactions":                 "reactions",
		"mongodb://ann:p%2Fw@host/reactions?authSource=a":    "reactions",
		"mongodb+srv://ann:pw@cluster.example.org/r%C3%A9ac": "réac",
	} {
		if got := databaseOf(uri); got != want {
			t.Errorf("%s: got %s, want %s", uri, got, want)
		}
	}
}
