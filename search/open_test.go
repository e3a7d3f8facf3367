package search

import (
	"bytes"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

// startAndKill runs the test that calls it in a process of its own, which it
// kills after the time; killed says whether it was still running.
func startAndKill(t *testing.T, dir string, after time.Duration) (killed bool) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
	cmd.Env = append(os.Environ(), "SOUNDINGS_TEST_INDEX="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(out, make([]byte, len("begins"))); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = cmd.Process.Kill() }) // it may have ended
	defer timer.Stop()
	if _, err := io.Copy(io.Discard, out); err != nil {
		t.Fatal(err)
	}
	return cmd.Wait() != nil
}

// segments returns the files of segments.
func segments(t *testing.T, path string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(path, "store", "*.zap"))
	if err != nil || len(files) == 0 {
		t.Fatalf("got segments %v, %v", files, err)
	}
	return files
}

func TestADamagedIndexIsSetAsideAndBuiltAgain(t *testing.T) {
	change := func(name string, how func([]byte) []byte) func(*testing.T, string) {
		return func(t *testing.T, path string) {
			file := filepath.Join(path, name)
			if name == "segment" {
				file = segments(t, path)[0]
			}
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, how(bytes.Clone(b)), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	flip := func(at float64) func([]byte) []byte {
		return func(b []byte) []byte { b[int(at*float64(len(b)-1))] ^= 0x10; return b }
	}
	half := func(b []byte) []byte { return b[:len(b)/2] }
	none := func([]byte) []byte { return nil }
	remove := func(name string) func(*testing.T, string) {
		return func(t *testing.T, path string) {
			if err := os.RemoveAll(filepath.Join(path, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	damages := map[string]func(*testing.T, string){
		"segment flipped at the start":     change("segment", flip(0)),
		"segment flipped in the middle":    change("segment", flip(0.5)),
		"segment flipped near the end":     change("segment", flip(0.98)),
		"segment flipped at the end":       change("segment", flip(1)),
		"segment cut":                      change("segment", half),
		"segment emptied":                  change("segment", none),
		"segment removed":                  func(t *testing.T, path string) { _ = os.Remove(segments(t, path)[0]) },
		"list of segments flipped":         change("store/root.bolt", flip(0.3)),
		"list of segments cut":             change("store/root.bolt", half),
		"list of segments emptied":         change("store/root.bolt", none),
		"list of segments removed":         remove("store/root.bolt"),
		"store removed":                    remove("store"),
		"meta removed":                     remove("index_meta.json"),
		"meta overwritten":                 change("index_meta.json", func([]byte) []byte { return []byte("{") }),
		"folder emptied":                   func(t *testing.T, path string) { remove("")(t, path); _ = os.Mkdir(path, 0o700) },
		"nothing, as a control":            func(*testing.T, string) {},
		"seal cut, while all else is well": change("seal", half),
	}
	for name, damage := range damages {
		for _, clean := range []bool{true, false} {
			if !clean && name == "seal cut, while all else is well" {
				continue
			}
			ending := map[bool]string{true: "", false: " after a crash"}
			t.Run(name+ending[clean], func(t *testing.T) {
				dir := t.TempDir()
				f := newFeed(quotes(30)...)
				x := open(t, dir)
				x.page, x.bulk = 10, 10
				if err := x.CatchUp(t.Context(), f, nil); err != nil {
					t.Fatal(err)
				}
				if err := x.Close(); err != nil {
					t.Fatal(err)
				}
				if !clean {
					remove(sealName)(t, folder(dir))
				}
				damage(t, folder(dir))
				f.read = 0
				x = open(t, dir)
				if err := x.CatchUp(t.Context(), f, nil); err != nil {
					t.Fatal(err)
				}
				if got := len(find(t, x, tracker.Search{Text: syntax.Parse("budget")})); got != 30 {
					t.Errorf("got %d reactions, want 30", got)
				}
				if name == "nothing, as a control" && f.read != 0 {
					t.Errorf("got %d changes read again, want none", f.read)
				}
			})
		}
	}
}

func TestAnIndexInUseIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	x := open(t, dir)
	if err := x.Put(t.Context(), said("a", "budget")); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), dir, slog.New(slog.DiscardHandler))
	if tracker.KindOf(err) != tracker.Unavailable {
		t.Errorf("got %v, want Unavailable", err)
	}
	if got := len(find(t, x, tracker.Search{Text: syntax.Parse("budget")})); got != 1 {
		t.Errorf("got %d reactions, want 1", got)
	}
	if _, err := os.Stat(folder(dir) + ".damaged"); err == nil {
		t.Error("the index was set aside while in use")
	}
}

func TestAnIndexOfAnotherFormIsBuiltAgain(t *testing.T) {
	dir := t.TempDir()
	x := open(t, dir)
	if err := x.CatchUp(t.Context(), newFeed(quotes(3)...), nil); err != nil {
		t.Fatal(err)
	}
	inner, err := x.serving.bleve.Advanced()
	if err != nil {
		t.Fatal(err)
	}
	if err := inner.SetInternal([]byte("_mapping"), []byte(`{"default_mapping":{"enabled":true,"dynamic":true}}`)); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	x = open(t, dir)
	if n, err := x.Count(); err != nil || n != 0 {
		t.Errorf("got %d reactions (%v), want none before catching up", n, err)
	}
}
