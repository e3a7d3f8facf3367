package mongo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"soundings/store/mongo/mongotest"
	"soundings/tracker"
)

// line is a connection to the server that can be made to break at the next
// command of a name: before the command arrives, or with its answer under way.
type line struct {
	listener net.Listener
	server   string
	command  atomic.Pointer[string]
	early    atomic.Bool
	silent   atomic.Bool // and does not even break
	broken   atomic.Int32
}

func newLine(t *testing.T, server string) *line {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	l := &line{listener: listener, server: server}
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return // closed
			}
			go l.carry(client)
		}
	}()
	return l
}

// breakAt arms the line.
func (l *line) breakAt(command string, early bool) {
	l.silent.Store(false)
	l.early.Store(early)
	l.command.Store(&command)
}

// hush arms the line to swallow the answer to a command and whatever follows.
func (l *line) hush(command string) {
	l.breakAt(command, false)
	l.silent.Store(true)
}

func (l *line) carry(client net.Conn) {
	defer client.Close()
	server, err := net.Dial("tcp", l.server)
	if err != nil {
		return
	}
	defer server.Close()
	var dropAnswer atomic.Bool
	go func() {
		defer client.Close()
		for {
			answer, err := message(server)
			if err == nil && dropAnswer.Load() && l.silent.Load() {
				continue
			}
			if err != nil || dropAnswer.Load() {
				return
			}
			if _, err := client.Write(answer); err != nil {
				return
			}
		}
	}()
	for {
		request, err := message(client)
		if err != nil {
			return
		}
		if c := l.command.Load(); c != nil && bytes.Contains(request, []byte("\x02"+*c+"\x00")) && l.command.CompareAndSwap(c, nil) {
			l.broken.Add(1)
			if l.early.Load() {
				return
			}
			dropAnswer.Store(true)
		}
		if _, err := server.Write(request); err != nil {
			return
		}
	}
}

// message reads one message of the wire protocol.
func message(r io.Reader) ([]byte, error) {
	head := make([]byte, 4)
	if _, err := io.ReadFull(r, head); err != nil {
		return nil, err
	}
	n := binary.LittleEndian.Uint32(head)
	if n < 16 || n > 64<<20 {
		return nil, errors.New("no message of the protocol")
	}
	whole := make([]byte, n)
	copy(whole, head)
	_, err := io.ReadFull(r, whole[4:])
	return whole, err
}

// lineFor returns a line to a database of the test's own, and its address.
func lineFor(t *testing.T) (*line, string) {
	t.Helper()
	uri := addressFor(t)
	if strings.HasPrefix(uri, "mongodb+srv:") || strings.Contains(uri, "tls=true") {
		t.Skip("needs a plain address to put a breaking line before")
	}
	_, hosts, _ := authorityOf(uri)
	host, _, _ := strings.Cut(hosts, ",")
	l := newLine(t, host)
	through := strings.Replace(uri, hosts, l.listener.Addr().String(), 1)
	return l, mongotest.With(through, "directConnection=true")
}

func TestAnOperationHappensOnceThoughTheLineBreaks(t *testing.T) {
	l, through := lineFor(t)
	s := openFor(t, through)
	c := s.Reactions()
	for _, when := range []struct {
		name  string
		early bool
	}{{"before it arrives", true}, {"with the answer under way", false}} {
		t.Run(when.name, func(t *testing.T) {
			id := "r " + when.name
			l.breakAt("insert", when.early)
			v := insert(t, s, id)
			l.breakAt("update", when.early) // the second step of an insert
			insert(t, s, "other "+id)

			l.breakAt("update", when.early)
			v.Note = "changed"
			v, err := c.Update(t.Context(), v)
			if err != nil || v.Revision != 2 {
				t.Fatalf("update: got revision %d, %v; want 2", v.Revision, err)
			}
			l.breakAt("find", when.early)
			if got, err := c.Get(t.Context(), id); err != nil || got.Revision != 2 || got.Note != "changed" {
				t.Errorf("get: got %+v, %v; want it changed at revision 2", got, err)
			}
			l.breakAt("aggregate", when.early)
			if page, err := c.List(t.Context(), tracker.ListQuery{Key: tracker.Key{Name: "source", Value: "s"}}); err != nil || page.Total != 2 {
				t.Errorf("list: got %d, %v; want 2", page.Total, err)
			}
			for _, id := range []string{id, "other " + id} {
				l.breakAt("update", when.early)
				got, err := c.Get(t.Context(), id)
				if err != nil {
					t.Fatal(err)
				}
				if err := c.Delete(t.Context(), id, got.Revision); err != nil {
					t.Errorf("delete: %v", err)
				}
			}
			l.breakAt("insert", when.early)
			b, err := s.PutBlob(t.Context(), strings.NewReader("words "+when.name))
			if err != nil {
				t.Fatal(err)
			}
			if got, err := s.BlobRange(t.Context(), b, 0, b.Size); err != nil || string(got) != "words "+when.name {
				t.Errorf("blob: got %q, %v", got, err)
			}
		})
	}
	if got := l.broken.Load(); got != 16 {
		t.Errorf("the line broke %d times, want 16", got)
	}
}

func TestAClosedStoreIsUnavailable(t *testing.T) {
	s := openFor(t, addressFor(t))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := s.Reactions().Get(t.Context(), "r")
	if tracker.KindOf(err) != tracker.Unavailable {
		t.Errorf("get: got %v, want Unavailable", err)
	}
	var ours *tracker.Error
	if errors.As(err, &ours) && strings.Contains(ours.Message, "client") {
		t.Errorf("the message has the driver's words: %q", ours.Message)
	}
}

func TestAnOperationWhoseConnectionFallsSilentIsTriedOnAnother(t *testing.T) {
	l, through := lineFor(t)
	s, err := open(t.Context(), through, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	v := insert(t, s, "r")
	for _, command := range []string{"find", "update"} {
		l.hush(command)
		v.Note += "x"
		if v, err = s.Reactions().Update(t.Context(), v); err != nil {
			t.Fatalf("%s: update: %v", command, err)
		}
		if got, err := s.Reactions().Get(t.Context(), "r"); err != nil || got.Revision != v.Revision || got.Note != v.Note {
			t.Errorf("%s: got %+v, %v; want %q at revision %d", command, got, err, v.Note, v.Revision)
		}
	}
	if got := l.broken.Load(); got != 2 {
		t.Errorf("the line fell silent %d times, want 2", got)
	}
}
