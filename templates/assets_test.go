package templates

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestVendoredFilesAreAsTheyCame(t *testing.T) {
	list, err := os.ReadFile("assets/VENDORED.sha256")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(list)), "\n")
	if len(lines) < 5 {
		t.Fatalf("got %d vendored files, want at least 5", len(lines))
	}
	vendored := map[string]bool{}
	for _, line := range lines {
		want, name, ok := strings.Cut(line, "  ")
		if !ok {
			t.Fatalf("cannot read the line %q", line)
		}
		content, err := os.ReadFile(filepath.Join("assets", name))
		if err != nil {
			t.Error(err)
			continue
		}
		sum := sha256.Sum256(content)
		if got := hex.EncodeToString(sum[:]); got != want {
			t.Errorf("%s was changed by hand: got %s, want %s; change assets/refresh/vendor.sh instead", name, got, want)
		}
		vendored[name] = true
	}
	own := map[string]bool{"css/app.css": true, "css/combobox.css": true, "css/dark.css": true, "css/dashboard.css": true, "css/directory.css": true, "css/log.css": true,
		"css/matrix.css": true, "css/profile.css": true, "css/progress.css": true, "css/register.css": true, "css/review.css": true, "css/search.css": true,
		"js/app.js": true, "js/combobox.js": true, "js/deciding.js": true, "js/early.js": true, "js/keys.js": true, "js/log.js": true, "js/progress.js": true, "js/review.js": true, "js/search.js": true, "js/selecting.js": true, "js/staying.js": true}
	for _, dir := range []string{"css", "js", "fonts"} {
		entries, err := os.ReadDir(filepath.Join("assets", dir))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if name := dir + "/" + e.Name(); !vendored[name] && !own[name] {
				t.Errorf("%s is neither ours nor in VENDORED.sha256", name)
			}
		}
	}
}

func TestStyleSheetsCarryNoBrandOfOthers(t *testing.T) {
	forbidden := regexp.MustCompile(`(?i)GDS Transport|Frutiger|assets\.nhs\.uk|#1d70b8|#005eb8|crest|@import|expression\(`)
	sheets, err := filepath.Glob("assets/css/*.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range sheets {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range forbidden.FindAllString(string(content), -1) {
			t.Errorf("%s contains %q", name, found)
		}
		for _, ref := range regexp.MustCompile(`url\(([^)]+)\)`).FindAllStringSubmatch(string(content), -1) {
			if _, err := os.Stat(filepath.Join("assets/css", strings.Trim(ref[1], `"'`))); err != nil {
				t.Errorf("%s refers to %s, which is not there", name, ref[1])
			}
		}
	}
}

// ourSheets is all style sheets of ours, one after the other.
func ourSheets(t *testing.T) string {
	t.Helper()
	names, err := filepath.Glob("assets/css/*.css")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, name := range names {
		if strings.HasPrefix(filepath.Base(name), "govuk-") {
			continue
		}
		sheet, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(sheet)
	}
	return all.String()
}

func TestEveryClassOfOursHasARule(t *testing.T) {
	sheet := ourSheets(t)
	// Hooks that group or name a part and need no look of their own.
	plain := map[string]bool{"sn-cols__main": true, "sn-cols__side": true, "sn-extracts": true, "sn-chips": true, "sn-chip__x": true,
		"sn-consultation": true, "sn-facet__list": true, "sn-div": true, "sn-inline": true}
	class := regexp.MustCompile(`\bsn-[a-zA-Z0-9_-]+`)
	classes := regexp.MustCompile(`class="([^"]*)"`)
	set := parse(t)
	for _, s := range samples() {
		for _, m := range classes.FindAllStringSubmatch(render(t, set, s.page), -1) {
			for _, c := range class.FindAllString(m[1], -1) {
				if strings.HasSuffix(c, "--") || strings.HasPrefix(c, "sn-edge--") || strings.HasPrefix(c, "sn-outcome--") || strings.HasPrefix(c, "sn-card--") || strings.HasPrefix(c, "sn-pips--") {
					continue
				}
				if !plain[c] && !strings.Contains(sheet, "."+c) {
					t.Errorf("%s: the class %s has no rule", s.name, c)
					plain[c] = true
				}
			}
		}
	}
}

func TestAssetsAreServedUnderTheirHash(t *testing.T) {
	for _, tt := range []struct {
		name, address, contentType string
	}{
		{"style sheet", Asset("css/app.css"), "text/css; charset=utf-8"},
		{"without the first part", strings.TrimPrefix(Asset("js/app.js"), "/assets/"), "text/javascript; charset=utf-8"},
		{"font", Asset("fonts/source-sans-3-latin-wght-normal.woff2"), "font/woff2"},
		{"picture", Asset("img/mark.svg"), "image/svg+xml"},
		{"licence", Asset("licences/htmx.txt"), "text/plain; charset=utf-8"},
	} {
		content, contentType, ok := AssetFile(tt.address)
		if !ok || len(content) == 0 || contentType != tt.contentType {
			t.Errorf("%s: got %d bytes of %q, found %v; want some bytes of %q", tt.name, len(content), contentType, ok, tt.contentType)
		}
	}
	for _, address := range []string{
		"/assets/00000000/css/app.css", "/assets/css/app.css", "", "/assets/", Asset(""), Asset("css"), Asset("css/none.css"),
		Asset("../pages.go"), Asset("refresh/package.json"), Asset("VENDORED.sha256"),
	} {
		if _, _, ok := AssetFile(address); ok {
			t.Errorf("%q was found", address)
		}
	}
}

func TestPagesAskOnlyForAssetsThatExist(t *testing.T) {
	set := parse(t)
	for _, s := range samples() {
		for _, m := range regexp.MustCompile(`"(/assets/[^"]+)"`).FindAllStringSubmatch(render(t, set, s.page), -1) {
			if _, _, ok := AssetFile(m[1]); !ok {
				t.Errorf("%s asks for %s", s.name, m[1])
			}
		}
	}
}

func TestTheProgramCarriesNoSourceOfTheAssets(t *testing.T) {
	err := fs.WalkDir(assetFiles, ".", func(name string, d fs.DirEntry, err error) error {
		if strings.Contains(name, "refresh") || strings.Contains(name, "node_modules") {
			t.Errorf("%s is embedded", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
