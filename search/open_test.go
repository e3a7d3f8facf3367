package search

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
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

// harm does to a file, or to all of a folder, what disks and people do.
type harm struct {
	name string
	do   func(t *testing.T, file string)
}

func harms() []harm {
	change := func(name string, how func([]byte) []byte) harm {
		return harm{name, func(t *testing.T, file string) {
			t.Helper()
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, how(bytes.Clone(b)), 0o600); err != nil {
				t.Fatal(err)
			}
		}}
	}
	list := []harm{
		change("cut in half", func(b []byte) []byte { return b[:len(b)/2] }),
		change("cut by a byte", func(b []byte) []byte { return b[:len(b)-1] }),
		change("emptied", func([]byte) []byte { return nil }),
		change("overwritten", func(b []byte) []byte { return bytes.Repeat([]byte("{"), len(b)) }),
		change("zeroed", func(b []byte) []byte { return make([]byte, len(b)) }),
		{"removed", func(t *testing.T, file string) {
			t.Helper()
			if err := os.RemoveAll(file); err != nil {
				t.Fatal(err)
			}
		}},
	}
	for _, at := range []float64{0, 0.02, 0.3, 0.5, 0.98, 1} {
		list = append(list, change(fmt.Sprintf("flipped at %v", at), func(b []byte) []byte { b[int(at*float64(len(b)-1))] ^= 0x10; return b }))
	}
	return list
}

// partsOf returns the files of an edition that may be harmed, a segment for all.
func partsOf(t *testing.T, path string) map[string]string {
	t.Helper()
	return map[string]string{
		"segment":          segments(t, path)[0],
		"list of segments": filepath.Join(path, "store", "root.bolt"),
		"meta":             filepath.Join(path, "index_meta.json"),
		"seal":             filepath.Join(path, sealName),
	}
}

// TestADamagedIndexIsSetAsideAndBuiltAgain does each harm to each file. After a
// crash there is no seal, and the list of segments has no checksum of its own:
// then a flip in it is left to the comparison with the store.
func TestADamagedIndexIsSetAsideAndBuiltAgain(t *testing.T) {
	for _, part := range []string{"segment", "list of segments", "meta", "seal"} {
		for _, h := range harms() {
			for _, ending := range []string{"a clean end", "a crash"} {
				if ending == "a crash" && (part == "seal" || part == "list of segments" && strings.HasPrefix(h.name, "flipped")) {
					continue
				}
				t.Run(part+" "+h.name+" after "+ending, func(t *testing.T) {
					t.Parallel()
					dir, f := t.TempDir(), newFeed(quotes(30)...)
					x := open(t, dir)
					x.page, x.bulk = 10, 10
					if err := x.CatchUp(t.Context(), f, nil); err != nil {
						t.Fatal(err)
					}
					if err := x.Close(); err != nil {
						t.Fatal(err)
					}
					h.do(t, partsOf(t, folder(dir))[part])
					if ending == "a crash" {
						if err := os.Remove(filepath.Join(folder(dir), sealName)); err != nil {
							t.Fatal(err)
						}
					}
					foundAgain(t, dir, f)
				})
			}
		}
	}
}

// foundAgain opens the index and looks whether everything is found once it has
// caught up, and nothing is left over.
func foundAgain(t *testing.T, dir string, f *feed) {
	t.Helper()
	x := open(t, dir)
	if err := x.CatchUp(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	if err := x.Fill(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	if got := len(find(t, x, tracker.Search{Text: syntax.Parse("budget")})); got != 30 {
		t.Errorf("got %d reactions, want 30", got)
	}
	if got := folders(t, dir); len(got) != 1 {
		t.Errorf("got %v, want one edition and nothing set aside", got)
	}
}

func TestADamagedEditionThatIsHalfBuiltLeavesWhatServes(t *testing.T) {
	for _, part := range []string{"segment", "list of segments", "meta", "seal", "store", "everything"} {
		for _, h := range harms() {
			if (part == "store" || part == "everything") && h.name != "removed" {
				continue
			}
			t.Run(part+" "+h.name, func(t *testing.T) {
				t.Parallel()
				dir, f := t.TempDir(), newFeed(quotes(30)...)
				x := open(t, dir)
				if err := x.CatchUp(t.Context(), f, nil); err != nil {
					t.Fatal(err)
				}
				if err := x.Rebuild(t.Context()); err != nil {
					t.Fatal(err)
				}
				x.bulk = 10
				if _, _, err := x.filling.step(t.Context(), f, x.bulk); err != nil {
					t.Fatal(err)
				}
				half := x.filling.path()
				if err := x.Close(); err != nil {
					t.Fatal(err)
				}
				parts := partsOf(t, half)
				parts["store"], parts["everything"] = filepath.Join(half, "store"), half
				h.do(t, parts[part])
				x = open(t, dir)
				if s := state(t, x); s.Partial {
					t.Errorf("got %+v, want that the old one serves", s)
				}
				if got := len(find(t, x, tracker.Search{Text: syntax.Parse("budget")})); got != 30 {
					t.Errorf("got %d reactions at once, want 30", got)
				}
				if err := x.Close(); err != nil {
					t.Fatal(err)
				}
				foundAgain(t, dir, f)
			})
		}
	}
}

func TestASoundIndexIsNotReadAgain(t *testing.T) {
	dir, f := t.TempDir(), newFeed(quotes(30)...)
	x := open(t, dir)
	if err := x.CatchUp(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	f.read = 0
	foundAgain(t, dir, f)
	if f.read != 0 {
		t.Errorf("got %d changes read again, want none", f.read)
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
	if err := x.Put(t.Context(), said("r0004", "what is written waits for that too")); err != nil {
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
