//go:build unix

package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"soundings/tracker"
	"soundings/tracker/document"
	"soundings/tracker/extract"
	"soundings/tracker/query"
)

// BenchmarkImport takes a table of replies from the file to what can be
// searched, stage by stage, and asks what a journalist asks before, meanwhile
// and after. SOUNDINGS_BENCH_N is how many rows the table has,
// SOUNDINGS_BENCH_BASE how many published reactions the journalist finds.
func BenchmarkImport(b *testing.B) {
	n, base := benchNumber(b, "SOUNDINGS_BENCH_N", 2000), benchNumber(b, "SOUNDINGS_BENCH_BASE", 2000)
	for b.Loop() {
		m := newImportRun(b)
		m.publish(repliesTable(1_000_000, base))
		idle := m.asking(5 * time.Second)
		raw := repliesTable(0, n)
		m.stages = nil
		m.readAlone(raw)
		q := m.ask()
		start, cpu := time.Now(), processTime()
		src := m.importTable("replies.csv", raw)
		m.accept(src, n)
		took, used := time.Since(start), processTime()-cpu
		meanwhile := q.end()
		used -= q.cpu
		after := m.asking(5 * time.Second)
		m.report(n, took, used)
		b.Logf("queries p50/p95 ms: idle %s, meanwhile %s (%d asked), after %s", idle, meanwhile, len(meanwhile), after)
		m.close()
	}
}

func benchNumber(b *testing.B, name string, otherwise int) int {
	s := os.Getenv(name)
	if s == "" {
		return otherwise
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		b.Fatalf("%s: %v", name, err)
	}
	return n
}

// importRun is a program with what it has spent on each stage.
type importRun struct {
	b      *testing.B
	p      *program
	stop   func()
	ended  chan error
	stages []stageSpent
}

type stageSpent struct {
	name      string
	took, cpu time.Duration
	peak      float64 // MiB
}

func newImportRun(b *testing.B) *importRun {
	p, err := open(b.Context(), testSettings(filepath.Join(b.TempDir(), "data")), "bench", slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		b.Fatal(err)
	}
	if _, err := p.service.CreateConsultation(b.Context(), tracker.Operator(), tracker.Consultation{Title: "Shared lists", Slug: "shared-lists"}); err != nil {
		b.Fatal(err)
	}
	ctx, stop := context.WithCancel(b.Context())
	m := &importRun{b: b, p: p, stop: stop, ended: make(chan error, 1)}
	go func() { m.ended <- p.background(ctx) }()
	return m
}

func (m *importRun) close() {
	m.stop()
	if err := <-m.ended; err != nil {
		m.b.Error(err)
	}
	if err := m.p.close(); err != nil {
		m.b.Error(err)
	}
}

// stage runs a part of the work and notes what it took.
func (m *importRun) stage(name string, do func() error) {
	m.b.Helper()
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil { // the peak so far is forgotten
		m.b.Log(err)
	}
	start, cpu := time.Now(), processTime()
	if err := do(); err != nil {
		m.b.Fatalf("%s: %v", name, err)
	}
	m.stages = append(m.stages, stageSpent{name, time.Since(start), processTime() - cpu, peakMemory()})
}

// readAlone reads the table without storing anything.
func (m *importRun) readAlone(raw []byte) {
	var finding stageSpent
	m.stage("(read the file)", func() error {
		_, err := document.ReadParts(m.b.Context(), "replies.csv", raw, func(part document.Document, _ int) error {
			start, cpu := time.Now(), processTime()
			extract.Reactions(tracker.ReaderInput(part, tracker.NewKnownNames(nil)))
			finding.took, finding.cpu = finding.took+time.Since(start), finding.cpu+processTime()-cpu
			return nil
		})
		return err
	})
	reading := &m.stages[len(m.stages)-1]
	reading.took, reading.cpu = reading.took-finding.took, reading.cpu-finding.cpu
	finding.name, finding.peak = "(find the replies)", reading.peak
	m.stages = append(m.stages, finding)
}

func (m *importRun) importTable(name string, raw []byte) (src tracker.Source) {
	m.stage("import", func() (err error) {
		src, err = m.p.service.Import(m.b.Context(), tracker.Operator(), tracker.Inbound{Consultation: "shared-lists", FileName: name, Bytes: raw})
		return err
	})
	m.stage("set terms", func() (err error) {
		src, err = m.p.service.SetTerms(m.b.Context(), tracker.Operator(), src.ID, src.Revision, tracker.Terms{Status: tracker.OnRecord, Permitted: true})
		return err
	})
	return src
}

// accept orders the rows as a person does, and waits until they are recorded.
func (m *importRun) accept(src tracker.Source, want int) {
	m.stage("accept", func() error {
		b, err := m.p.service.StartBatch(m.b.Context(), tracker.Operator(), src.ID, tracker.BatchOrder{ID: m.p.service.NewID(), Action: tracker.BatchAccept})
		for err == nil && b.Unfinished() {
			time.Sleep(100 * time.Millisecond)
			b, err = m.p.store.Batches().Get(m.b.Context(), b.ID)
		}
		if err == nil && b.Done != want {
			err = fmt.Errorf("%d of %d accepted, %d left, %d failed: %v", b.Done, want, b.Left, b.Failed, b.Rows[:min(3, len(b.Rows))])
		}
		return err
	})
}

func (m *importRun) publish(raw []byte) {
	src := m.importTable("base.csv", raw)
	m.accept(src, bytes.Count(raw, []byte("\n"))-1)
	m.stage("publish", func() error {
		_, err := m.p.service.PublishSource(m.b.Context(), tracker.Operator(), src.ID)
		return err
	})
}

func (m *importRun) report(n int, took, used time.Duration) {
	peak := 0.0
	for _, s := range m.stages {
		m.b.Logf("%-20s %8.2f s %7.3f CPU ms per row, at most %.0f MiB", s.name, s.took.Seconds(), s.cpu.Seconds()*1000/float64(n), s.peak)
		peak = max(peak, s.peak)
	}
	m.b.ReportMetric(float64(n)/took.Seconds(), "rows/s")
	m.b.ReportMetric(used.Seconds()*1000/float64(n), "CPU-ms/row")
	m.b.ReportMetric(peak, "peak-MiB")
}

// asked is how long each query took.
type asked []time.Duration

func (a asked) String() string {
	if len(a) == 0 {
		return "none"
	}
	slices.Sort(a)
	at := func(p int) float64 { return float64(a[len(a)*p/100].Microseconds()) / 1000 }
	return fmt.Sprintf("%.1f/%.1f", at(50), at(95))
}

// asker is a journalist who asks for a common word with all counts, again and
// again with a pause between.
type asker struct {
	done chan asked
	halt atomic.Bool
	cpu  time.Duration // of the asking thread
}

func (m *importRun) ask() *asker {
	q := &asker{done: make(chan asked, 1)}
	journalist := tracker.Viewer{Account: "j", Name: "Jo", Role: tracker.Journalist}
	go func() {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		start := threadTime()
		var list asked
		for i := 0; !q.halt.Load(); i++ {
			begin := time.Now()
			_, err := m.p.service.SearchQuotes(m.b.Context(), journalist, tracker.Search{Text: query.Parse(benchWords[4+i%20]), Order: tracker.Best})
			if err != nil {
				m.b.Errorf("query: %v", err)
				break
			}
			list = append(list, time.Since(begin))
			time.Sleep(25 * time.Millisecond)
		}
		q.cpu = threadTime() - start
		q.done <- list
	}()
	return q
}

func (q *asker) end() asked {
	q.halt.Store(true)
	return <-q.done
}

func (m *importRun) asking(d time.Duration) asked {
	q := m.ask()
	time.Sleep(d)
	return q.end()
}

func processTime() time.Duration { return cpuTime(syscall.RUSAGE_SELF) }
func threadTime() time.Duration  { return cpuTime(1) } // RUSAGE_THREAD

func cpuTime(who int) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(who, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peakMemory is the most memory the process has had since it was forgotten, in MiB.
func peakMemory() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kib, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
	if err != nil {
		return 0
	}
	return kib / 1024
}
