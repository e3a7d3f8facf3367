package search

import (
	"bufio"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"soundings/tracker"
	syntax "soundings/tracker/query"
)

// edit is a line of what was stored: a reaction with one word of its own.
type edit struct{ id, word string }

func (e edit) reaction() tracker.Reaction { return said(e.id, "budget "+e.word) }

// TestARebuildIsKilledAtAnyPoint kills a process that builds one edition after
// the other while reactions are written. SOUNDINGS_TEST_ROUNDS says how often;
// 4 without it.
func TestARebuildIsKilledAtAnyPoint(t *testing.T) {
	if dir := os.Getenv("SOUNDINGS_TEST_INDEX"); dir != "" {
		rebuildUntilKilled(t, dir)
		return
	}
	rounds := 4
	if s := os.Getenv("SOUNDINGS_TEST_ROUNDS"); s != "" {
		var err error
		if rounds, err = strconv.Atoi(s); err != nil {
			t.Fatalf("SOUNDINGS_TEST_ROUNDS: %v", err)
		}
	}
	dir := t.TempDir()
	var stored []edit
	for i := range 400 {
		stored = append(stored, edit{fmt.Sprintf("r%04d", i), fmt.Sprintf("zqfirst%d", i)})
	}
	for round := range rounds {
		acknowledged := 0
		stored, acknowledged = editUntilKilled(t, dir, stored)
		halfBuilt := checkStored(t, dir, stored)
		t.Logf("round %d: %d acknowledged, half-built: %t", round+1, acknowledged, halfBuilt)
	}
}

// rebuildUntilKilled is the child. What it prints is stored, and acknowledged
// with a second line.
func rebuildUntilKilled(t *testing.T, dir string) {
	f := newFeed()
	for in := bufio.NewScanner(os.Stdin); in.Scan(); {
		id, word, _ := strings.Cut(in.Text(), " ")
		f.put(edit{id, word}.reaction())
	}
	x := open(t, dir)
	x.Interval, x.page, x.bulk = 20*time.Millisecond, 20, 20
	fmt.Println("begins")
	go func() {
		if err := x.Follow(t.Context(), f); err != nil {
			t.Error(err)
		}
	}()
	var storing sync.Mutex
	for w := range 2 {
		go func() {
			for i := 0; ; i++ {
				e := edit{fmt.Sprintf("w%d-%d", w, rand.IntN(40)), fmt.Sprintf("zq%dx%d", w, rand.Uint32())}
				storing.Lock()
				fmt.Println("stored", e.id, e.word)
				r := f.put(e.reaction())
				storing.Unlock()
				if err := x.Put(t.Context(), r); err != nil {
					t.Error(err)
					return
				}
				fmt.Println("acknowledged", e.id, e.word)
			}
		}()
	}
	for {
		if err := x.Rebuild(t.Context()); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.IntN(300)) * time.Millisecond)
	}
}

// editUntilKilled runs the child for a moment and returns what is stored then.
func editUntilKilled(t *testing.T, dir string, stored []edit) (now []edit, acknowledged int) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
	cmd.Env = append(os.Environ(), "SOUNDINGS_TEST_INDEX="+dir)
	var in strings.Builder
	for _, e := range stored {
		fmt.Fprintln(&in, e.id, e.word)
	}
	cmd.Stdin, cmd.Stderr = strings.NewReader(in.String()), os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	for begun := false; ; {
		line, err := lines.ReadString('\n')
		if err != nil { // the last line may be cut short: then it was not said
			break
		}
		part := strings.Fields(line)
		switch {
		case part[0] == "begins":
			begun = true
			time.AfterFunc(time.Duration(50+rand.IntN(900))*time.Millisecond, func() { _ = cmd.Process.Kill() }) // it may have ended
		case part[0] == "stored":
			stored = append(stored, edit{part[1], part[2]})
		case part[0] == "acknowledged":
			acknowledged++
		default:
			t.Fatalf("the child says %q (begun: %t)", line, begun)
		}
	}
	if err := cmd.Wait(); err == nil {
		t.Fatal("the child ended by itself")
	}
	return stored, acknowledged
}

// checkStored opens the index and looks for everything that is stored, in the
// edition that serves and in the one that follows it.
func checkStored(t *testing.T, dir string, stored []edit) (halfBuilt bool) {
	t.Helper()
	f, last := newFeed(), map[string]string{}
	for _, e := range stored {
		f.put(e.reaction())
		last[e.id] = e.word
	}
	x, err := Open(t.Context(), dir, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	}()
	for _, name := range folders(t, dir) { // one of which not even the making had ended may be
		if whole, err := filepath.Glob(filepath.Join(dir, name, "store", "*.zap")); err != nil || len(whole) > 0 && strings.HasSuffix(name, aside) {
			t.Errorf("%s: set aside after a kill (%v)", name, err)
		}
	}
	halfBuilt = state(t, x).Filling
	for _, bring := range []func() error{
		func() error { return x.CatchUp(t.Context(), f, nil) },
		func() error { return x.Fill(t.Context(), f, nil) },
	} {
		if err := bring(); err != nil {
			t.Fatal(err)
		}
		if n, err := x.Count(); err != nil || n != len(last) {
			t.Errorf("got %d reactions, %v, want %d", n, err, len(last))
		}
		for id, word := range last {
			if got := find(t, x, tracker.Search{Text: syntax.Parse(word)}); !slices.Equal(got, []string{id}) {
				t.Errorf("%s: got %v, want %s", word, got, id)
			}
		}
	}
	return halfBuilt
}
