//go:build unix

package search

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"soundings/search/synthetic"
	"soundings/tracker"
	syntax "soundings/tracker/query"
)

// TestADiskThatIsFullLeavesWhatServes runs itself in a process in which no file
// may grow beyond a limit: what a full disk does to whoever writes.
func TestADiskThatIsFullLeavesWhatServes(t *testing.T) {
	for name, fill := range map[string]func(*testing.T, *Index, *feed){"in a batch": fullInABatch, "in a merge": fullInAMerge} {
		t.Run(name, func(t *testing.T) {
			if dir := os.Getenv("SOUNDINGS_TEST_INDEX"); dir != "" {
				signal.Ignore(syscall.SIGXFSZ)
				f := newFeed(quotes(300)...)
				x := open(t, dir)
				if err := x.CatchUp(t.Context(), f, nil); err != nil {
					t.Fatal(err)
				}
				fill(t, x, f)
				return
			}
			cmd := exec.Command(os.Args[0], "-test.run=^"+strings.ReplaceAll(t.Name(), "/", "$/^")+"$")
			cmd.Env = append(os.Environ(), "SOUNDINGS_TEST_INDEX="+t.TempDir())
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

// noFileBeyond limits the size of files until room is called.
func noFileBeyond(t *testing.T, size uint64) (room func()) {
	t.Helper()
	var was syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		t.Fatal(err)
	}
	now := was
	now.Cur = size
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &now); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
			t.Fatal(err)
		}
	}
}

func fullInABatch(t *testing.T, x *Index, f *feed) {
	room := noFileBeyond(t, 1000)
	for i := range 5 {
		err := x.Put(t.Context(), f.put(said(fmt.Sprintf("n%d", i), "budget newest")))
		if tracker.KindOf(err) != tracker.Unavailable || !strings.Contains(err.Error(), "file too large") {
			t.Errorf("put: got %v, want Unavailable with the cause", err)
		}
		if err := x.CatchUp(t.Context(), f, nil); tracker.KindOf(err) != tracker.Unavailable {
			t.Errorf("follow: got %v, want Unavailable", err)
		}
		if got := len(find(t, x, tracker.Search{Text: syntax.Parse("budget"), Limit: 1000})); got < 300 {
			t.Errorf("got %d reactions while the disk is full, want the 300 and more", got)
		}
	}
	if got := state(t, x).Trouble; len(got) == 0 || !strings.Contains(got[0], "file too large") {
		t.Errorf("got trouble %q, want that the disk is full", got)
	}
	if err := x.Rebuild(t.Context()); err == nil {
		t.Error("got a new edition begun on a full disk, want an error")
	}
	room()
	well(t, x)
	if err := x.CatchUp(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	if got := len(find(t, x, tracker.Search{Text: syntax.Parse("newest")})); got != 5 {
		t.Errorf("got %d of what was written meanwhile, want 5", got)
	}
	if got := folders(t, x.dir); len(got) != 1 {
		t.Errorf("got %v, want nothing left of the edition that could not be begun", got)
	}
}

func fullInAMerge(t *testing.T, x *Index, f *feed) {
	room := noFileBeyond(t, 700_000)
	all, corpus := 300, synthetic.Corpus{N: 9000}
	for i := 0; len(state(t, x).Trouble) == 0 && all < 9000; i++ {
		var batch []tracker.Reaction
		for k := range 15 {
			batch = append(batch, f.put(corpus.Reaction(i*15+k)))
		}
		all += len(batch)
		if err := x.Put(t.Context(), batch...); err != nil {
			t.Fatal(err)
		}
	}
	if got := state(t, x).Trouble; len(got) != 1 || !strings.Contains(got[0], "merg") || !strings.Contains(got[0], "file too large") {
		t.Errorf("got trouble %q, want that a merge did not find room", got)
	}
	if n, err := x.Count(); err != nil || n != all {
		t.Errorf("got %d reactions, %v, want %d", n, err, all)
	}
	if err := x.Put(t.Context(), f.put(said("n1", "written between merges"))); err != nil {
		t.Errorf("got %v, want that writing goes on", err)
	}
	room()
	well(t, x)
	if got := len(find(t, x, tracker.Search{Text: syntax.Parse("written between")})); got != 1 {
		t.Errorf("got %d, want what was written while no merge found room", got)
	}
}

// well waits until nothing keeps the index from being written and merged.
func well(t *testing.T, x *Index) {
	t.Helper()
	for late := time.Now().Add(time.Minute); len(state(t, x).Trouble) > 0; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(late) {
			t.Fatalf("got %v after a minute, want that it recovers", state(t, x).Trouble)
		}
	}
}

func TestAnEditionWhoseWriterIsLostIsReplaced(t *testing.T) {
	f := newFeed(quotes(20)...)
	x := open(t, t.TempDir())
	if err := x.CatchUp(t.Context(), f, nil); err != nil {
		t.Fatal(err)
	}
	lost := scorch.NewScorchError("persister", "panic: over nothing", scorch.ErrAsyncPanic)
	x.serving.health.strike(lost)
	if err := x.Put(t.Context(), f.put(said("r0020", "budget"))); tracker.KindOf(err) != tracker.Unavailable {
		t.Errorf("got %v, want Unavailable", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	x.Interval = 10 * time.Millisecond
	ended := make(chan error, 1)
	go func() { ended <- x.Follow(ctx, f) }()
	for s := state(t, x); len(s.Trouble) > 0 || s.Filling || s.Reactions != 21; s = state(t, x) {
		time.Sleep(5 * time.Millisecond)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if err := x.Put(t.Context(), f.put(said("r0021", "budget"))); err != nil {
		t.Errorf("got %v, want that the new one is written", err)
	}
}
