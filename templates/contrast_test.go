package templates

import (
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// palette reads the custom properties that a style sheet sets.
func palette(t *testing.T, name string) map[string]string {
	t.Helper()
	sheet, err := os.ReadFile("assets/css/" + name)
	if err != nil {
		t.Fatal(err)
	}
	colours := map[string]string{"header": "#26213f"}
	for _, m := range regexp.MustCompile(`--([a-z0-9-]+):(#[0-9a-f]{3,6})`).FindAllStringSubmatch(string(sheet), -1) {
		if _, ok := colours[m[1]]; !ok {
			colours[m[1]] = m[2]
		}
	}
	return colours
}

func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	digits := hex[1:]
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	v, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || len(digits) != 6 {
		t.Fatalf("%q is no colour", hex)
	}
	linear := func(c uint64) float64 {
		s := float64(c&255) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(v>>16) + 0.7152*linear(v>>8) + 0.0722*linear(v)
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	la, lb := luminance(t, a), luminance(t, b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func TestContrastIsComputedAsWCAGDoes(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want float64
	}{{"#000", "#fff", 21}, {"#767676", "#ffffff", 4.54}, {"#fff", "#fff", 1}} {
		if got := contrast(t, tt.a, tt.b); math.Abs(got-tt.want) > 0.01 {
			t.Errorf("contrast of %s and %s: got %.2f, want %.2f", tt.a, tt.b, got, tt.want)
		}
	}
}

// TestColoursCanBeToldFromWhatIsBehindThem holds WCAG 2.2, 1.4.3 and 1.4.11, by
// day and in the dark.
func TestColoursCanBeToldFromWhatIsBehindThem(t *testing.T) {
	const text, shape = 4.5, 3
	type pair struct {
		front, back string
		least       float64
	}
	pairs := []pair{
		{"ink", "panel", text}, {"ink", "page", text}, {"ink-2", "panel", text}, {"ink-2", "page", text}, {"ink-3", "panel", text}, {"link", "panel", text}, {"link", "page", text},
		{"on-dark", "brand", text}, {"on-dark", "brand-d", text}, {"on-dark", "header", text}, {"on-dark", "ref", text}, {"focus-ink", "focus", text},
		{"ink", "mark", text}, {"ink", "now-b", text}, {"ink", "quote-b", text}, {"ink", "reported-b", text}, {"ink", "mark-b", text}, {"ink-2", "grey-b", text}, {"ink", "panel-grey", text},
		{"ink", "panel-good", text}, {"ink-2", "panel-good", text}, {"ink-3", "grey-b", text}, {"good-t", "good-b", text}, {"good-t", "good-c", text}, {"warn-t", "warn-b", text}, {"ink", "warn-b", text},
		{"violet-t", "violet-b", text}, {"violet-t", "violet-c", text}, {"violet-t", "panel", text}, {"ink", "violet-a", text}, {"ink-2", "violet-a", text}, {"link", "violet-b", text},
		{"line-2", "panel", shape}, {"good-e", "good-b", shape}, {"warn-e", "warn-b", shape}, {"bad", "mark", shape}, {"mix-e", "panel", shape},
	}
	for _, s := range []string{"sup", "con", "mix", "cnc", "opp"} {
		pairs = append(pairs, pair{s, "panel", shape}, pair{s + "-t", s + "-b", text}, pair{s + "-on", s, text}, pair{"ink", "band-" + s, text}, pair{s, "band-" + s, shape})
	}
	for _, sheet := range []string{"app.css", "dark.css"} {
		colours := palette(t, sheet)
		for _, tt := range pairs {
			front, back := colours[tt.front], colours[tt.back]
			if front == "" || back == "" {
				t.Errorf("there is no colour %q or %q in %s", tt.front, tt.back, sheet)
				continue
			}
			if got := contrast(t, front, back); got < tt.least {
				t.Errorf("%s: %s on %s: got %.2f:1, want at least %.1f:1", sheet, tt.front, tt.back, got, tt.least)
			}
		}
	}
}

// TestTheDarkSheetNamesEveryColour finds what would stay light in the dark: a
// property that a sheet sets by day only, and a colour that is no property.
func TestTheDarkSheetNamesEveryColour(t *testing.T) {
	dark := palette(t, "dark.css")
	same := map[string]bool{"header": true}
	sheets, err := filepath.Glob("assets/css/*.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range sheets {
		name := filepath.Base(path)
		if name == "dark.css" || strings.HasPrefix(name, "govuk-") || strings.HasPrefix(name, "accessible-") {
			continue
		}
		for property := range palette(t, name) {
			if dark[property] == "" && !same[property] {
				t.Errorf("%s sets --%s, which dark.css does not", name, property)
			}
		}
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(string(content), "\n") {
			if strings.Contains(line, "sn-header") || strings.Contains(line, "sn-brand") {
				continue // dark by day too
			}
			if c := regexp.MustCompile(`[^-a-z0-9](#[0-9a-f]{3,6})\b`).FindString(regexp.MustCompile(`--[a-z0-9-]+:#[0-9a-f]+`).ReplaceAllString(line, "")); c != "" {
				t.Errorf("%s, line %d: %s is no property", name, n+1, strings.TrimSpace(c))
			}
		}
	}
}
