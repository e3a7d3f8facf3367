package templates

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func parse(t *testing.T) *Set {
	t.Helper()
	set, err := Parse()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func render(t *testing.T, set *Set, p Page) string {
	t.Helper()
	var b bytes.Buffer
	if err := set.Render(&b, p); err != nil {
		t.Fatalf("%T: %v", p, err)
	}
	return b.String()
}

func TestPagesLookAsTheGoldenFiles(t *testing.T) {
	set := parse(t)
	for _, s := range samples() {
		t.Run(s.name, func(t *testing.T) {
			// The hash changes with every edit of a style sheet; the page does not.
			got := strings.ReplaceAll(render(t, set, s.page), assetHash, "HASH")
			file := filepath.Join("testdata", s.name+".golden.html")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("%s differs (-want +got); if it is meant, run the test with -update:\n%s", file, diff)
			}
		})
	}
}

func TestEveryPageHasASample(t *testing.T) {
	sampled := map[string]bool{}
	golden := map[string]bool{}
	for _, s := range samples() {
		sampled[s.page.file()] = true
		if golden[s.name] {
			t.Errorf("two samples are named %s", s.name)
		}
		golden[s.name] = true
	}
	for name := range parse(t).pages {
		if !sampled[name] {
			t.Errorf("pages/%s has no sample", name)
		}
	}
	files, err := filepath.Glob("testdata/*.golden.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !golden[strings.TrimSuffix(filepath.Base(f), ".golden.html")] {
			t.Errorf("%s has no sample", f)
		}
	}
}

func TestPagesKeepTheContentSecurityPolicy(t *testing.T) {
	set := parse(t)
	forbidden := regexp.MustCompile(`(?i)\sstyle=|<style|\son[a-z]+=|<script>|<script [^>]*></script>[^<]*alert|href="javascript:|ZgotmplZ|<no value>|%!`)
	for _, s := range samples() {
		page := render(t, set, s.page)
		for _, found := range forbidden.FindAllString(page, -1) {
			t.Errorf("%s contains %q", s.name, found)
		}
		for _, script := range regexp.MustCompile(`(?s)<script[^>]*>(.*?)</script>`).FindAllStringSubmatch(page, -1) {
			if strings.TrimSpace(script[1]) != "" {
				t.Errorf("%s has an inline script: %s", s.name, script[1])
			}
		}
	}
}

func TestEveryPostedFormCarriesTheToken(t *testing.T) {
	set := parse(t)
	forms := regexp.MustCompile(`(?s)<form[^>]*method="post"[^>]*>(.*?)</form>`)
	for _, s := range samples() {
		for _, form := range forms.FindAllString(render(t, set, s.page), -1) {
			if !strings.Contains(form, `name="csrf" value="c5rf"`) {
				t.Errorf("%s: a form has no csrf field: %.80s", s.name, form)
			}
		}
	}
}

func TestIDsAreUniqueAndReferencesResolve(t *testing.T) {
	set := parse(t)
	id := regexp.MustCompile(`\sid="([^"]+)"`)
	references := regexp.MustCompile(`\s(?:for|aria-labelledby|aria-describedby|aria-controls|list|form|data-copy)="([^"]+)"`)
	local := regexp.MustCompile(`href="#([^"]+)"`)
	for _, s := range samples() {
		page := render(t, set, s.page)
		ids := map[string]bool{}
		for _, m := range id.FindAllStringSubmatch(page, -1) {
			if ids[m[1]] {
				t.Errorf("%s: id %q stands twice", s.name, m[1])
			}
			ids[m[1]] = true
		}
		for _, m := range references.FindAllStringSubmatch(page, -1) {
			for _, ref := range strings.Fields(m[1]) {
				if !ids[ref] {
					t.Errorf("%s: %q refers to nothing", s.name, ref)
				}
			}
		}
		for _, m := range local.FindAllStringSubmatch(page, -1) {
			if !ids[m[1]] && !strings.HasPrefix(m[1], "span-") {
				t.Errorf("%s: the link to #%s leads nowhere", s.name, m[1])
			}
		}
	}
}

func TestErrorsStandAtTheirFields(t *testing.T) {
	set := parse(t)
	for _, s := range samples() {
		page := render(t, set, s.page)
		errs := regexp.MustCompile(`<a href="#([^"]+)">([^<]+)</a>`).FindAllStringSubmatch(page, -1)
		summary := regexp.MustCompile(`(?s)govuk-error-summary__list.*?</ul>`).FindString(page)
		for _, m := range errs {
			if !strings.Contains(summary, m[0]) {
				continue
			}
			if n := strings.Count(page, m[2]); n < 2 && m[1] != "file" {
				t.Errorf("%s: %q stands only in the summary, not at #%s", s.name, m[2], m[1])
			}
		}
	}
}

func TestNothingIsWrittenWhenAPageFails(t *testing.T) {
	set := &Set{}
	var b bytes.Buffer
	if err := set.Render(&b, Error{}); err == nil || b.Len() > 0 {
		t.Errorf("got %d bytes and error %v, want none and an error", b.Len(), err)
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errors.New("gone") }

func TestAWriterThatFailsIsReported(t *testing.T) {
	if err := parse(t).Render(brokenWriter{}, Error{}); err == nil {
		t.Error("got no error, want the writer's")
	}
}
