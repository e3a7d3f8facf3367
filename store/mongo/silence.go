package mongo

import (
	"context"
	"net"
	"sync/atomic"
	"time"
)

// silence is how long a server may say nothing on a connection on which an
// answer is awaited. What lies between may have forgotten the connection, so
// that nothing ever comes and nothing ever fails; closing it makes it fail, and
// the operation is tried on another.
const silence = 20 * time.Second

// dialer makes connections on which nobody waits without end.
type dialer struct {
	net.Dialer
	most atomic.Int64 // nanoseconds; 0 while the database is made ready, which may take its time
}

// DialContext implements options.ContextDialer.
func (d *dialer) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	c, err := d.Dialer.DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	return &awaited{c, &d.most}, nil
}

// awaited is a connection that is closed if nothing comes for too long.
type awaited struct {
	net.Conn
	most *atomic.Int64
}

// Read implements net.Conn.
func (a *awaited) Read(b []byte) (int, error) {
	if most := time.Duration(a.most.Load()); most > 0 {
		late := time.AfterFunc(most, func() { a.Close() }) // at which Read fails
		defer late.Stop()
	}
	return a.Conn.Read(b)
}
