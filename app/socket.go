package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"soundings/tracker/document"
)

// The socket in the data folder is how commands reach the running server: HTTP
// with one address, POST /errand, an errand in and answers out, as JSON; the bytes
// of a file follow the errand as they are.
// Whoever can open the socket (mode 0600, in a folder of mode 0700) is the
// operator, so it asks for no password.

const socketName = "soundings.sock"

// longestSocket is how long the path of a socket may be on every system.
const longestSocket = 100

// errandSize has room for the largest file and what is said of it.
const errandSize = document.MaxTableSize + 1<<20

// serveSocket answers errands until the context ends; nil is no socket.
func (p *program) serveSocket(ctx context.Context, ln net.Listener) error {
	if ln == nil {
		return nil
	}
	server := &http.Server{Handler: p.errands(), ReadHeaderTimeout: 10 * time.Second}
	stopped := make(chan error, 1)
	context.AfterFunc(ctx, func() {
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
		defer cancel()
		stopped <- server.Shutdown(end)
	})
	if err := server.Serve(ln); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve the socket: %w", err)
	}
	return <-stopped
}

// listenSocket makes the socket anew: one that is there is of a process that
// was killed, since this one holds the folder's lock.
func listenSocket(dir string) (net.Listener, error) {
	path, err := socketPath(dir)
	if err != nil {
		return nil, err
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("remove the old socket: %w", err)
	}
	ln, err := net.Listen("unix", path)
	if err != nil {
		return nil, fmt.Errorf("make the socket: %w", err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return nil, errors.Join(fmt.Errorf("make the socket private: %w", err), ln.Close())
	}
	return ln, nil
}

// socketPath is the shorter of the ways to name the socket: systems refuse
// long ones.
func socketPath(dir string) (string, error) {
	path := filepath.Join(dir, socketName)
	if here, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(here, path); err == nil && len(rel) < len(path) {
			path = rel
		}
	}
	if len(path) > longestSocket {
		return "", fmt.Errorf("the path of the socket, %s, is too long: choose a data folder with a shorter path", path)
	}
	return path, nil
}

func (p *program) errands() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /errand", func(w http.ResponseWriter, r *http.Request) {
		e, err := readErrand(http.MaxBytesReader(w, r.Body, errandSize))
		if err != nil {
			http.Error(w, "an errand is expected: "+err.Error(), http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		out, flush := json.NewEncoder(w), http.NewResponseController(w)
		a, err := p.do(r.Context(), e, func(doing string) {
			if err := errors.Join(out.Encode(answer{Doing: doing}), flush.Flush()); err != nil {
				p.log.Debug("nobody hears how far an errand is", "err", err)
			}
		})
		if err != nil {
			a.Error = err.Error()
		}
		if err := out.Encode(a); err != nil {
			p.log.Warn("an answer on the socket was not sent", "err", err)
		}
	})
	return mux
}

// readErrand reads an errand with the file that follows it.
func readErrand(body io.Reader) (errand, error) {
	var e errand
	in := json.NewDecoder(body)
	if err := in.Decode(&e); err != nil || e.Import == nil {
		return e, err
	}
	if e.Import.Size < 0 || e.Import.Size > document.MaxTableSize {
		return e, fmt.Errorf("a file has no %d bytes", e.Import.Size)
	}
	e.Import.Bytes = make([]byte, e.Import.Size)
	_, err := io.ReadFull(io.MultiReader(in.Buffered(), body), e.Import.Bytes)
	return e, err
}

// handOver lets use run errands by the process that holds the data folder. If
// it does not answer, that process is named at once.
func handOver(ctx context.Context, held *heldError, use func(doer) error) error {
	path, err := socketPath(held.dir)
	if err != nil {
		return fmt.Errorf("%w, which cannot be reached: %w", held, err)
	}
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{Timeout: 2 * time.Second}).DialContext(ctx, "unix", path)
	}
	c, err := dial(ctx, "", "")
	if err != nil {
		return fmt.Errorf("%w, which takes nothing from here: stop it or wait for its end, then try again", held)
	}
	if err := c.Close(); err != nil {
		return err
	}
	client := &http.Client{Transport: &http.Transport{DialContext: dial, DisableKeepAlives: true}}
	return use(func(ctx context.Context, e errand, tell func(string)) (answer, error) {
		return send(ctx, client, e, tell)
	})
}

// send runs an errand at the other end of the socket.
func send(ctx context.Context, client *http.Client, e errand, tell func(string)) (answer, error) {
	var file []byte
	if e.Import != nil {
		file = e.Import.Bytes
		e.Import.Size = len(file)
	}
	body, err := json.Marshal(e)
	if err != nil {
		return answer{}, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://soundings/errand", io.MultiReader(bytes.NewReader(body), bytes.NewReader(file)))
	if err != nil {
		return answer{}, err
	}
	res, err := client.Do(req)
	if err != nil {
		return answer{}, fmt.Errorf("the running program did not answer; whether it did what was asked is not known: %w", err)
	}
	defer res.Body.Close() // read only
	if res.StatusCode != http.StatusOK {
		return answer{}, fmt.Errorf("the running program refused: %s", res.Status)
	}
	for in := json.NewDecoder(res.Body); ; {
		var a answer
		if err := in.Decode(&a); err != nil {
			return answer{}, fmt.Errorf("the answer of the running program cannot be read; whether it did what was asked is not known: %w", err)
		}
		if a.Doing == "" {
			return a, nil
		}
		tell(a.Doing)
	}
}
