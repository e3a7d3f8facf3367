package browser

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

var (
	program  string          // the built program
	chromium context.Context // a running browser
)

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	bin := findChromium()
	if bin == "" {
		if os.Getenv("CI") != "" {
			fmt.Fprintln(os.Stderr, "browser: no Chromium found, and CI must have one: apt-get install chromium")
			return 1
		}
		fmt.Println("browser: no Chromium found, journeys skipped: apt-get install chromium")
		return 0
	}
	dir, err := os.MkdirTemp("", "soundings-browser-")
	if err != nil {
		fmt.Fprintln(os.Stderr, "browser:", err)
		return 1
	}
	defer os.RemoveAll(dir)
	program = filepath.Join(dir, "soundings")
	if out, err := exec.Command("go", "build", "-o", program, "soundings/app").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "browser: build the program: %v\n%s", err, out)
		return 1
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(bin),
		chromedp.NoSandbox, // the tests may run as root in a container
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("font-render-hinting", "none"),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	defer stop()
	var closeBrowser context.CancelFunc
	chromium, closeBrowser = chromedp.NewContext(allocator)
	defer closeBrowser()
	if err := chromedp.Do(chromium); err != nil {
		fmt.Fprintln(os.Stderr, "browser: start Chromium:", err)
		return 1
	}
	return m.Run()
}

func findChromium() string {
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path
		}
	}
	return ""
}
