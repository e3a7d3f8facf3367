package handlers

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"soundings/tracker"
)

// listen serves the program on a real connection until the test ends and
// returns its address: a body is streamed there as it never is in memory.
func (a *testApp) listen() string {
	a.t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	a.must(err)
	done := make(chan error, 1)
	go func() { done <- a.fiber.Listener(l) }()
	a.t.Cleanup(func() {
		a.must(a.fiber.ShutdownWithTimeout(5 * time.Second))
		a.must(<-done)
	})
	return l.Addr().String()
}

// upload is a multipart form with a file, as a browser sends it.
func upload(t *testing.T, csrf string, file []byte) (body []byte, contentType string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for name, value := range map[string]string{"csrf": csrf, "consultation": "harbour-2014", "publisher": "The Ledger & Sons"} {
		if err := w.WriteField(name, value); err != nil {
			t.Fatal(err)
		}
	}
	part, err := w.CreateFormFile("file", "round-up.txt")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write(file); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), w.FormDataContentType()
}

// sendTo posts a body over the network as one of the roles.
func (a *testApp) sendTo(address, path string, role tracker.Role, body io.Reader, contentType string) answer {
	a.t.Helper()
	r, err := http.NewRequestWithContext(a.t.Context(), http.MethodPost, "http://"+address+path, body)
	a.must(err)
	r.Header.Set("Content-Type", contentType)
	if p, ok := a.people[role]; ok {
		r.AddCookie(&http.Cookie{Name: sessionCookie, Value: p.session})
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	defer client.CloseIdleConnections()
	res, err := client.Do(r)
	a.must(err)
	defer res.Body.Close()
	shown, err := io.ReadAll(res.Body)
	a.must(err)
	return answer{res, string(shown)}
}

func TestBodies(t *testing.T) {
	a := newApp(t)
	address := a.listen()
	comms := a.csrf(tracker.Communications)
	const imports, form = "/consultations/harbour-2014/import", "application/x-www-form-urlencoded"
	large, largeType := upload(t, comms, bytes.Repeat([]byte("Words. "), 30<<20/7))
	vast, vastType := upload(t, comms, make([]byte, 131<<20))
	small, smallType := upload(t, comms, []byte("Nobody speaks here."))
	medium, mediumType := upload(t, comms, bytes.Repeat([]byte("\x00\x01\x02\x03"), 12<<18))
	for _, tt := range []struct {
		name   string
		path   string
		role   tracker.Role
		body   io.Reader
		kind   string
		status int
		shows  []string
	}{
		{"a text of 30 MB is refused on the form", imports, tracker.Communications, bytes.NewReader(large), largeType, 422,
			[]string{"round-up.txt is too large: 29 MB", "up to 128 MB", `id="file-error"`, `href="#file"`, "<form", "!Too large"}},
		{"a file of 131 MB is refused on the form", imports, tracker.Communications, bytes.NewReader(vast), vastType, 413,
			[]string{"The file is too large", `id="file-error"`, `href="#file"`, "<form", "!Too large"}},
		{"a file of 30 MB from a role that may not import", imports, tracker.Policy, bytes.NewReader(large), largeType, 413, []string{"Too large", "!id=\"file-error\""}},
		{"a file of 30 MB from the public", imports, public, bytes.NewReader(large), largeType, 401, []string{"Sign in first"}},
		{"a form of 30 MB elsewhere", "/consultations", tracker.Policy, bytes.NewReader(large), form, 413, []string{"Too large"}},
		{"a form of 2 MB from the public", "/sign-in", public, strings.NewReader("email=" + strings.Repeat("x", 2<<20)), form, 401, nil},
		{"a small file is read with its form", imports, tracker.Communications, bytes.NewReader(small), smallType, 422,
			[]string{"The Ledger &amp; Sons", "No speaker was found"}},
		{"a file of 12 MB is read", imports, tracker.Communications, bytes.NewReader(medium), mediumType, 422, []string{"round-up.txt", `id="file-error"`}},
		{"a small form", "/consultations", tracker.Policy, strings.NewReader("title=&csrf=" + a.csrf(tracker.Policy)), form, 422, []string{"Enter a title"}},
		{"a form without its length", "/consultations", tracker.Policy, struct{ io.Reader }{strings.NewReader("title=x")}, form, 411, []string{"how long it is"}},
		{"a damaged form", imports, tracker.Communications, strings.NewReader("--x\r\nContent-Disposition"), "multipart/form-data; boundary=x", 403, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a.sendTo(address, tt.path, tt.role, tt.body, tt.kind).wants(t, tt.status, tt.shows...)
		})
	}
	if n := a.sources(); n != 1 {
		t.Errorf("%d sources are stored, want the one seeded", n)
	}
}

// talk sends bytes as they are, ends its side and returns all that comes back.
func talk(t *testing.T, address, sent string) string {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(30 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(conn, sent); err != nil {
		t.Fatal(err)
	}
	if err := conn.(*net.TCPConn).CloseWrite(); err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(bufio.NewReader(conn))
	if err != nil {
		t.Fatal(err)
	}
	return string(got)
}

func TestABodyIsNeverTakenForTheNextRequest(t *testing.T) {
	address := newApp(t).listen()
	inner := "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
	for _, method := range []string{"GET", "POST", "PUT"} {
		got := talk(t, address, fmt.Sprintf("%s /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s", method, len(inner), inner))
		if n := strings.Count(got, "HTTP/1.1 "); n != 1 {
			t.Errorf("%s with a body: got %d answers, want 1:\n%s", method, n, got)
		}
		chunked := fmt.Sprintf("%s /healthz HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n%s", method, len(inner), inner, inner)
		if got := talk(t, address, chunked); strings.Count(got, "HTTP/1.1 ") != 1 || !strings.Contains(got, "HTTP/1.1 411") || !strings.Contains(got, "Connection: close") {
			t.Errorf("%s in chunks: got %s, want 411 and the end of the connection", method, got)
		}
	}
}

func TestABodyCutShortIsRefused(t *testing.T) {
	address := newApp(t).listen()
	for _, length := range []int{5000, 20000} { // shorter and longer than what is read ahead
		got := talk(t, address, fmt.Sprintf("POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s",
			length, strings.Repeat("x", length-1000)))
		if !strings.HasPrefix(got, "HTTP/1.1 400") {
			t.Errorf("%d bytes: got %.60q, want 400", length, got)
		}
	}
}

func TestWhoAsksFirstMaySend(t *testing.T) {
	got := talk(t, newApp(t).listen(), "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\na=b")
	if !strings.HasPrefix(got, "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 403") {
		t.Errorf("got %.80q, want to be asked to go on, then 403 for want of a token", got)
	}
}
