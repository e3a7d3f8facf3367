package main

import (
	"net"
	"sync"
	"testing"
	"time"
)

// cable is a node's way to the database, which can be cut, made slow, or fall
// silent: both ends are open and nothing arrives.
type cable struct {
	listener net.Listener

	mu     sync.Mutex
	to     string // where the database is now
	state  cableState
	delay  time.Duration
	open   map[net.Conn]bool // true: fallen silent for good
	joined sync.WaitGroup
}

type cableState int

const (
	whole cableState = iota
	cut
	silent
)

// newCable returns a cable that ends with the test.
func newCable(t *testing.T, to string) *cable {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := &cable{listener: listener, to: to, open: map[net.Conn]bool{}}
	go l.accept()
	t.Cleanup(func() {
		if err := listener.Close(); err != nil {
			t.Error(err)
		}
		l.become(cut)
		l.joined.Wait()
	})
	return l
}

func (l *cable) addr() string { return l.listener.Addr().String() }

// become changes the state. Connections that have lost something are closed.
func (l *cable) become(s cableState) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if s == cut || l.state == silent {
		for c := range l.open {
			c.Close() // whoever reads from it sees the end
		}
	}
	l.state = s
}

// forget lets the connections that are open fall silent for good.
func (l *cable) forget() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for c := range l.open {
		l.open[c] = true
	}
}

// slow delays what arrives from now on.
func (l *cable) slow(by time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.delay = by
}

// lead makes new connections go elsewhere: the database has moved.
func (l *cable) lead(to string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.to = to
}

func (l *cable) now() (cableState, time.Duration, string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.state, l.delay, l.to
}

func (l *cable) accept() {
	for {
		near, err := l.listener.Accept()
		if err != nil {
			return // closed
		}
		l.joined.Go(func() { l.carry(near) })
	}
}

func (l *cable) carry(near net.Conn) {
	defer near.Close()
	state, _, to := l.now()
	if state == cut {
		return
	}
	far, err := net.Dial("tcp", to)
	if err != nil {
		return
	}
	defer far.Close()
	if !l.keep(near, far) {
		return
	}
	defer l.drop(near, far)
	var both sync.WaitGroup
	both.Go(func() { l.pass(near, far) })
	both.Go(func() { l.pass(far, near) })
	both.Wait()
}

// keep notes open connections, unless the cable was cut meanwhile.
func (l *cable) keep(conns ...net.Conn) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.state == cut {
		return false
	}
	for _, c := range conns {
		l.open[c] = false
	}
	return true
}

func (l *cable) forgotten(c net.Conn) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.open[c]
}

func (l *cable) drop(conns ...net.Conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, c := range conns {
		delete(l.open, c)
	}
}

// pass carries bytes one way until either end closes.
func (l *cable) pass(from, to net.Conn) {
	defer to.Close()
	b := make([]byte, 64<<10)
	for {
		n, err := from.Read(b)
		if err != nil {
			return
		}
		state, delay, _ := l.now()
		time.Sleep(delay)
		if state == silent || l.forgotten(from) {
			continue
		}
		if _, err := to.Write(b[:n]); err != nil {
			return
		}
	}
}
