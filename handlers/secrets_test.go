package handlers

import (
	"bufio"
	"errors"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"

	"soundings/tracker"
)

// The name of an uploaded file may say whom it came from; it is no part of
// what is published.
func TestTheTimelineDoesNotNameTheUploadedFile(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	src := a.source
	src.Title, src.Publisher, src.FileName = "", "", "from-our-insider.txt"
	_, err := a.service.Store.Sources().Update(t.Context(), src)
	a.must(err)
	r := a.decide(a.published, a.consultation.ID, tracker.Support)
	a.get(tracker.Journalist, "/stakeholders/"+r.Stakeholder).wants(t, 200, "Untitled source", "!insider")
	a.get(tracker.Policy, "/sources/"+a.source.ID).wants(t, 200, "from-our-insider.txt")
}

// brokenTickets is a store whose links cannot be read.
type brokenTickets struct{ tracker.Store }

func (brokenTickets) Tickets() tracker.Collection[tracker.Ticket] { panic(errors.New("disk on fire")) }

// A link that could not be looked up is still good: its secret is not logged.
func TestTheLogHoldsNoSecretOfALink(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	a.service.Store = brokenTickets{a.service.Store}
	for _, door := range []string{"/setup/", "/invitations/", "/enter/", "/Invitations/"} {
		a.get("", door+"q5zTheSecret").wants(t, 500, "!disk")
	}
	if text := a.log.String(); strings.Contains(text, "q5zTheSecret") || strings.Count(text, "disk on fire") != 4 {
		t.Errorf("logged: %s", text)
	}
}

// What is refused before any handler is asked carries the headers of every
// other answer, and words of its own.
func TestWhatIsTooLongToReadIsAnsweredLikeTheRest(t *testing.T) {
	t.Parallel()
	a := newApp(t)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	a.must(err)
	served := make(chan error, 1)
	go func() { served <- a.fiber.Listener(ln) }()
	t.Cleanup(func() { a.must(errors.Join(a.fiber.Shutdown(), <-served)) })
	conn, err := net.DialTimeout("tcp", ln.Addr().String(), 5*time.Second)
	a.must(err)
	defer conn.Close()
	a.must(conn.SetDeadline(time.Now().Add(10 * time.Second)))
	_, err = conn.Write([]byte("GET /quotes?q=" + strings.Repeat("a", 40_000) + " HTTP/1.1\r\nHost: a\r\n\r\n"))
	a.must(err)
	got, err := http.ReadResponse(bufio.NewReader(conn), nil)
	a.must(err)
	defer got.Body.Close()
	if got.StatusCode != fiber.StatusRequestHeaderFieldsTooLarge || !strings.Contains(got.Header.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Errorf("got %d with %v", got.StatusCode, got.Header)
	}
	body := make([]byte, 1<<16)
	n, _ := got.Body.Read(body) // the beginning is enough
	if text := string(body[:n]); !strings.Contains(text, "The address is too long") {
		t.Errorf("got %s", text)
	}
}

// A proxy that writes a line of its own below that of the sender is believed,
// the sender is not.
func TestAllLinesOfTheProxysHeaderCount(t *testing.T) {
	t.Parallel()
	app := fiber.New()
	var got string
	app.Get("/", func(c *fiber.Ctx) error {
		got = sender(true, net.ParseIP("127.0.0.1"), forwardedFor(c))
		return nil
	})
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header["X-Forwarded-For"] = []string{"198.51.100.1", "203.0.113.7"}
	res, err := app.Test(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if got != "203.0.113.7" {
		t.Errorf("the sender is %s", got)
	}
}
