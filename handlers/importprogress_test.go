package handlers

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"

	"soundings/tracker"
)

// importing is an import of the person in communications that stands still.
func (a *testApp) importing(key string) (tell func(int), end func()) {
	return a.server.imports.begin(importKey{a.people[tracker.Communications].viewer.Account, key})
}

func TestAnImportIsFollowedByWhoSentIt(t *testing.T) {
	stopping := make(chan struct{})
	a := newApp(t, func(s *Server) { s.Stopping = stopping })
	tell, end := a.importing("K7Q2")
	tell(43)
	const path = "/imports/K7Q2/progress"
	a.get(tracker.Communications, path).wants(t, 404)
	a.stream(tracker.Journalist, path).wants(t, 403)
	a.stream(tracker.Policy, path).wants(t, 403)
	got := make(chan answer)
	go func() { got <- a.stream(tracker.Communications, path) }()
	close(stopping)
	if list := (<-got).events(t); len(list) != 1 || list[0] != (headway{43, "Reading: 43 %", false}) {
		t.Errorf("got %+v, want how far it is, and the end of the stream with the program", list)
	}
	for role, path := range map[tracker.Role]string{tracker.Administrator: path, tracker.Communications: "/imports/K7Q3/progress"} {
		if list := a.stream(role, path).wants(t, 200).events(t); len(list) != 0 {
			t.Errorf("%s was told %+v of an import that is not theirs", role, list)
		}
	}

	end()
	if list := a.stream(tracker.Communications, path).events(t); len(list) != 0 {
		t.Errorf("got %+v of an import that has ended", list)
	}
}

func TestTheStreamOfAnImportEndsWithIt(t *testing.T) {
	a := newApp(t)
	tell, end := a.importing("K7Q2")
	tell(43)
	res, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+a.listen()+"/imports/K7Q2/progress", nil)
	a.must(err)
	res.Header.Set("Accept", "text/event-stream")
	res.AddCookie(&http.Cookie{Name: sessionCookie, Value: a.people[tracker.Communications].session})
	answered, err := http.DefaultClient.Do(res)
	a.must(err)
	defer answered.Body.Close()
	var seen strings.Builder
	part := make([]byte, 1<<10)
	for err == nil {
		var n int
		n, err = answered.Body.Read(part)
		seen.Write(part[:n])
		if strings.Contains(seen.String(), `"percent":43`) {
			tell(87)
		}
		if strings.Contains(seen.String(), `"percent":87`) {
			end()
		}
	}
	list := answer{answered, seen.String()}.events(t)
	if len(list) != 3 || list[2] != (headway{87, "Reading: 87 %", true}) {
		t.Errorf("got %+v, want the last to say that it is done, however far it was", list)
	}
}

func TestAFileOnItsWayIsWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var r importsRunning
		k := importKey{"ada", "K7Q2"}
		if _, known := r.await(t.Context(), nil, k); known {
			t.Error("an import that does not begin is known")
		}
		got := make(chan bool)
		go func() {
			_, known := r.await(t.Context(), nil, k)
			got <- known
		}()
		synctest.Wait() // until it waits
		_, end := r.begin(k)
		if !<-got {
			t.Error("an import that begins while it is waited for is not known")
		}
		end()
	})
}

var formKey = regexp.MustCompile(`name="key" value="(\w{20,})"`)

func TestAnImportIsForgottenOnceItIsAnswered(t *testing.T) {
	a := newApp(t)
	page := a.get(tracker.Communications, "/consultations/harbour-2014/import").wants(t, 200, "data-progress-sent hidden", "progress.js")
	key := formKey.FindStringSubmatch(page.body)
	if key == nil {
		t.Fatal("the form has no key")
	}
	for text, status := range map[string]int{roundUp: 303, "Nobody speaks here.": 422} {
		shown := a.upload("harbour-2014", map[string]string{"key": key[1]}, "round-up.txt", []byte(text)).wants(t, status)
		if again := formKey.FindStringSubmatch(shown.body); status == 422 && (again == nil || again[1] == key[1]) {
			t.Errorf("the form that is shown again has the key %v, want a new one", again)
		}
	}
	if n := len(a.server.imports.percent); n != 0 {
		t.Errorf("%d imports are still kept", n)
	}
}

func TestWhatIsKeptOfImportsIsBounded(t *testing.T) {
	var r importsRunning
	for _, key := range []string{"", strings.Repeat("K", longestKey+1)} {
		tell, end := r.begin(importKey{"ada", key})
		tell(1)
		if _, known := r.of(importKey{"ada", key}); known {
			t.Errorf("a key of %d characters is kept", len(key))
		}
		end()
	}
	var ends []func()
	for i := range mostImports + 10 {
		_, end := r.begin(importKey{"ada", fmt.Sprint(i)})
		ends = append(ends, end)
	}
	if len(r.percent) != mostImports {
		t.Errorf("%d are kept, want %d", len(r.percent), mostImports)
	}
	for _, end := range ends {
		end()
	}
	if len(r.percent) != 0 {
		t.Errorf("%d are kept after their end", len(r.percent))
	}

	_, first := r.begin(importKey{"ada", "K"})
	tell, second := r.begin(importKey{"ada", "K"})
	tell(20)
	first()
	if percent, known := r.of(importKey{"ada", "K"}); !known || percent != 20 {
		t.Errorf("got %d, %t: the end of a form's first sending took the second away", percent, known)
	}
	second()
}
