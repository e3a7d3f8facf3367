package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A data folder is made private, but not one that serves something else: to
// name /etc by mistake must not take it from everybody.
func TestTheRightsOfAFolderInUseAreNotTaken(t *testing.T) {
	for _, tc := range []struct {
		name, file string
		mode       os.FileMode
		refused    bool
	}{
		{"empty", "", 0o755, false},
		{"of an earlier start", "soundings.db", 0o755, false},
		{"with files of others", "passwd", 0o755, true},
		{"with files of others, private", "passwd", 0o700, false},
	} {
		dir := filepath.Join(t.TempDir(), "data")
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		if tc.file != "" {
			if err := os.WriteFile(filepath.Join(dir, tc.file), nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Chmod(dir, tc.mode); err != nil {
			t.Fatal(err)
		}
		err := makePrivate(dir)
		info, statErr := os.Stat(dir)
		if statErr != nil {
			t.Fatal(statErr)
		}
		want := os.FileMode(0o700)
		if tc.refused {
			want = tc.mode
		}
		if (err != nil) != tc.refused || info.Mode().Perm() != want {
			t.Errorf("%s: got mode %v (%v), want %v, refused: %v", tc.name, info.Mode().Perm(), err, want, tc.refused)
		}
		if tc.refused && !strings.Contains(err.Error(), dir) {
			t.Errorf("%s: %v does not name the folder", tc.name, err)
		}
	}
}
