package templates

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"testing"
)

// palette reads the custom properties of the style sheet.
func palette(t *testing.T) map[string]string {
	t.Helper()
	sheet, err := os.ReadFile("assets/css/app.css")
	if err != nil {
		t.Fatal(err)
	}
	colours := map[string]string{"white": "#ffffff", "header": "#26213f", "focus": "#ffdd00"}
	for _, m := range regexp.MustCompile(`--([a-z0-9-]+):(#[0-9a-f]{3,6})`).FindAllStringSubmatch(string(sheet), -1) {
		colours[m[1]] = m[2]
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

func TestColoursCanBeToldFromWhatIsBehindThem(t *testing.T) {
	const text, shape = 4.5, 3
	colours := palette(t)
	tests := []struct {
		front, back string
		least       float64
	}{
		{"ink", "panel", text}, {"ink", "page", text}, {"ink-2", "panel", text}, {"ink-2", "page", text}, {"link", "panel", text},
		{"white", "brand", text}, {"white", "brand-d", text}, {"white", "header", text}, {"ink", "mark", text}, {"ink", "focus", text},
		{"line-2", "panel", shape}, {"white", "opp", text},
		// labels inside the bars
		{"white", "sup", text}, {"ink", "con", text}, {"ink", "mix", text}, {"ink", "cnc", text},
	}
	for _, s := range []string{"sup", "con", "mix", "cnc", "opp"} {
		tests = append(tests, struct {
			front, back string
			least       float64
		}{s, "white", shape}, struct {
			front, back string
			least       float64
		}{s + "-t", s + "-b", text})
	}
	for _, tt := range tests {
		front, back := colours[tt.front], colours[tt.back]
		if front == "" || back == "" {
			t.Errorf("there is no colour %q or %q in the style sheet", tt.front, tt.back)
			continue
		}
		if got := contrast(t, front, back); got < tt.least {
			t.Errorf("%s on %s: got %.2f:1, want at least %.1f:1", tt.front, tt.back, got, tt.least)
		}
	}
}

func TestStateTagsCanBeRead(t *testing.T) {
	sheet, err := os.ReadFile("assets/css/app.css")
	if err != nil {
		t.Fatal(err)
	}
	rules := regexp.MustCompile(`\.(sn-(?:state--[a-z_]+|flash|chip|badge))[^{}]*\{[^}]*background:(#[0-9a-f]{3,6});[^}]*?color:(#[0-9a-f]{3,6})`).FindAllStringSubmatch(string(sheet), -1)
	if len(rules) < 4 {
		t.Fatalf("got %d rules with a background and a colour, want at least 4", len(rules))
	}
	for _, m := range rules {
		if got := contrast(t, m[2], m[3]); got < 4.5 {
			t.Errorf(".%s: got %.2f:1, want at least 4.5:1", m[1], got)
		}
	}
}
