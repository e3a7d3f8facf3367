package standby

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sync/errgroup"

	"soundings/tracker"
)

// ids are the reactions in the copy, each with its revision.
func (n *node) ids() []string {
	n.t.Helper()
	page, err := n.copied.reactions.List(n.t.Context(), tracker.ListQuery{Limit: 10_000})
	if err != nil {
		n.t.Fatal(err)
	}
	var list []string
	for _, v := range page.Items {
		list = append(list, fmt.Sprintf("%s at %d", v.ID, v.Revision))
	}
	return list
}

func (n *node) wantIDs(what string, want ...string) {
	n.t.Helper()
	n.catchUp()
	if diff := cmp.Diff(want, n.ids()); diff != "" {
		n.t.Errorf("%s (-want +got)\n%s", what, diff)
	}
}

// restart ends the node and starts it on the database in a file.
func (n *node) restart(database string, meanwhile func()) {
	n.t.Helper()
	if err := n.Close(); err != nil {
		n.t.Fatal(err)
	}
	n.db = openDatabase(n.t, database)
	meanwhile()
	n.open()
}

func TestTheCopyFollowsTheDatabase(t *testing.T) {
	n := newNode(t)
	for _, id := range []string{"a", "b", "c"} {
		insert(t, n.Reactions(), reaction(id, "s"))
	}
	n.wantIDs("inserted", "a at 1", "b at 1", "c at 1")
	v := reaction("a", "s")
	v.Revision = 1
	if _, err := n.Reactions().Update(t.Context(), v); err != nil {
		t.Fatal(err)
	}
	if err := n.Reactions().Delete(t.Context(), "b", 1); err != nil {
		t.Fatal(err)
	}
	n.wantIDs("updated and deleted", "a at 2", "c at 1")
	n.restart(n.db.path, func() { // and by another node:
		if err := n.db.Store.Reactions().Delete(t.Context(), "c", 1); err != nil {
			t.Fatal(err)
		}
		insert(t, n.db.Store.Reactions(), reaction("d", "s"))
	})
	if diff := cmp.Diff([]string{"a at 2", "c at 1"}, n.ids()); diff != "" {
		t.Errorf("the copy as it was left (-want +got)\n%s", diff)
	}
	if !n.line.asOf.IsZero() {
		t.Errorf("as of %v before it has followed", n.line.asOf)
	}
	n.wantIDs("what was written meanwhile", "a at 2", "d at 1")
}

func TestManyAreCopiedWhileOthersAreWritten(t *testing.T) {
	n := newNode(t)
	const many, more = 2*atOnce + 7, 20
	var writing errgroup.Group
	for i := range many {
		writing.Go(func() error {
			_, err := n.db.Store.Reactions().Insert(t.Context(), reaction(fmt.Sprintf("%06d", i), "s"))
			return err
		})
	}
	if err := writing.Wait(); err != nil {
		t.Fatal(err)
	}
	n.run()
	for i := range more {
		insert(t, n.Reactions(), reaction(fmt.Sprintf("%06d later", i), "s"))
	}
	n.catchUp()
	if got := len(n.ids()); got != many+more {
		t.Errorf("got %d in the copy, want %d", got, many+more)
	}
}

func TestACopyOfAnotherDatabaseIsBegunAnew(t *testing.T) {
	n := newNode(t)
	insert(t, n.Reactions(), reaction("mine", "s"))
	n.wantIDs("the one", "mine at 1")
	n.restart(filepath.Join(t.TempDir(), "other.db"), func() { insert(t, n.db.Store.Reactions(), reaction("theirs", "s")) })
	n.wantIDs("the other", "theirs at 1")
}

func TestADamagedCopyIsBegunAnew(t *testing.T) {
	for _, tc := range []struct {
		name   string
		damage func(data []byte) []byte
	}{
		{"emptied", func([]byte) []byte { return nil }},
		{"cut short", func(data []byte) []byte { return data[:len(data)/4] }}, // the second half may be free
		{"cut after a page", func(data []byte) []byte { return data[:4096] }},
		{"something else", func([]byte) []byte { return bytes.Repeat([]byte("no copy "), 5000) }},
		{"of another form", func(data []byte) []byte {
			return bytes.ReplaceAll(data, []byte(form()), []byte("0"+form()[1:]))
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			n := newNode(t)
			for i := range 30 {
				insert(t, n.Reactions(), reaction(fmt.Sprintf("%03d", i), strings.Repeat("s", 900)))
			}
			n.catchUp()
			n.restart(n.db.path, func() {
				data, err := os.ReadFile(n.path)
				if err == nil {
					err = os.WriteFile(n.path, tc.damage(data), 0o600)
				}
				if err != nil {
					t.Fatal(err)
				}
			})
			if got := n.ids(); len(got) != 0 {
				t.Errorf("got %d in a copy begun anew", len(got))
			}
			n.catchUp()
			if got := n.ids(); len(got) != 30 {
				t.Errorf("got %d in the copy, want 30", len(got))
			}
		})
	}
}

// TestTheFileHoldsNoSecrets looks for the bytes themselves.
func TestTheFileHoldsNoSecrets(t *testing.T) {
	n := newNode(t)
	insert(t, n.Reactions(), reaction("r", "s"))
	insert(t, n.Accounts(), tracker.Account{Meta: tracker.Meta{ID: "secret-1"}, Email: "secret-2", Name: "secret-3", Password: "secret-4", Events: []tracker.Event{{By: "secret-5"}}})
	insert(t, n.Sessions(), tracker.Session{Meta: tracker.Meta{ID: "secret-6"}, CSRF: "secret-7"})
	insert(t, n.Tickets(), tracker.Ticket{Meta: tracker.Meta{ID: "secret-8"}, Email: "secret-9"})
	insert(t, n.Drafts(), tracker.Draft{Meta: tracker.Meta{ID: "secret-10"}, Speaker: "secret-11"})
	insert(t, n.Sheets(), tracker.Sheet{Meta: tracker.Meta{ID: "secret-12"}})
	insert(t, n.Claims(), tracker.Claim{Meta: tracker.Meta{ID: "secret-13"}})
	insert(t, n.Throttles(), tracker.Throttle{Meta: tracker.Meta{ID: "secret-14"}})
	if _, err := n.PutBlob(t.Context(), strings.NewReader("secret-15")); err != nil {
		t.Fatal(err)
	}
	n.catchUp()
	data, err := os.ReadFile(n.path)
	if err != nil {
		t.Fatal(err)
	}
	if i := bytes.Index(data, []byte("secret-")); i >= 0 || !bytes.Contains(data, []byte("We support the pier.")) {
		t.Errorf("at %d of the copy: %q, want the reaction and no secret", i, data[max(i, 0):max(i, 0)+10])
	}
	if info, err := os.Stat(n.path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file: %v, %v; want mode 600", info.Mode(), err)
	}
	a, err := n.copied.accounts.Get(t.Context(), "secret-1")
	if err != nil || a.Name != "secret-3" || a.Password+a.Email != "" || len(a.Events) > 0 {
		t.Errorf("the account in memory: got %+v, %v; want its name and role only", a, err)
	}
}

// TestNamesAreFollowedFromTheCopyAndOnFromTheDatabase goes the way of who keeps
// names at hand: all of them while the database is away, and what is new since
// when it is back.
func TestNamesAreFollowedFromTheCopyAndOnFromTheDatabase(t *testing.T) {
	n := newNode(t)
	var want []string
	for i := range 25 {
		id := fmt.Sprintf("%03d", i)
		insert(t, n.Organisations(), tracker.Organisation{Meta: tracker.Meta{ID: id}, Name: id})
		want = append(want, id)
	}
	n.run()
	n.set(unreached, true)
	follow := func(cursor string) (got []string, next string) {
		t.Helper()
		ctx, _ := tracker.WithReading(t.Context())
		for {
			changes, to, err := n.Organisations().Changes(ctx, cursor, 10)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range changes {
				got = append(got, c.ID)
			}
			if cursor = to; len(changes) < 10 {
				return got, to
			}
		}
	}
	got, cursor := follow("")
	if !slices.Equal(got, want) {
		t.Errorf("from the copy: got %v", got)
	}
	if again, to := follow(cursor); len(again) > 0 || to != cursor {
		t.Errorf("there is no news while it is away: got %v from another cursor: %v", again, to != cursor)
	}
	ctx, _ := tracker.WithReading(t.Context())
	_, within, err := n.Organisations().Changes(ctx, "", 10)
	if err != nil {
		t.Fatal(err)
	}
	n.set(well, false)
	insert(t, n.Organisations(), tracker.Organisation{Meta: tracker.Meta{ID: "new"}, Name: "new"})
	if news, _ := follow(cursor); !slices.Equal(news, []string{"new"}) {
		t.Errorf("when it is back: got %v, want what is new", news)
	}
	if _, _, err := n.Organisations().Changes(t.Context(), within, 10); tracker.KindOf(err) != tracker.NotFound {
		t.Errorf("a cursor within the copy: got %v, want NotFound, so that they begin anew", err)
	}
}
