package main

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// table is printed as Markdown, its columns in line.
type table [][]string

func (t table) print() {
	widths := make([]int, len(t[0]))
	for _, row := range t {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for n, row := range t {
		for i, cell := range row {
			fmt.Print("| ", cell, strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)), " ")
		}
		fmt.Println("|")
		if n == 0 {
			for _, w := range widths {
				fmt.Print("|", strings.Repeat("-", w+2))
			}
			fmt.Println("|")
		}
	}
	fmt.Println()
}

func ms(d time.Duration) string { return figure(float64(d) / float64(time.Millisecond)) }

// figure writes a number with three digits or so.
func figure(f float64) string {
	switch {
	case f >= 100:
		return fmt.Sprintf("%.0f", f)
	case f >= 10:
		return fmt.Sprintf("%.1f", f)
	}
	return fmt.Sprintf("%.2f", f)
}

func printBuilt(s settings, list []built) {
	t := table{{"built", "seconds", "CPU ms/reaction", "bytes/reaction", "peak MiB"}}
	for _, b := range list {
		t = append(t, []string{b.Part, figure(b.Seconds), figure(1000 * b.CPU / float64(s.n)),
			fmt.Sprint(b.Bytes / int64(s.n)), fmt.Sprint(b.Peak >> 20)})
	}
	t.print()
}

// queryTable has a row per query and engine. The product's time is of the
// whole of a search through the service; of which its index, and marking, took
// what stands behind.
type queryTable struct {
	settings settings
	rows     table
	ours     measured
}

func newQueryTable(s settings, engines []engine) *queryTable {
	t := &queryTable{settings: s, rows: table{{
		"query", "engine", "found", "CPU p50 ms", "p95", "wall p50", "p95", "process", "of it index", "marking", "bar", "of bar", "against ours",
	}}}
	if len(engines) < 3 {
		fmt.Println("Not every peer is measured in this run.")
		fmt.Println()
	}
	return t
}

func (t *queryTable) add(q query, e engine, m measured) {
	if m.none {
		t.rows = append(t.rows, []string{q.name, e.name(), "no such query", "", "", "", "", "", "", "", "", "", ""})
		return
	}
	half := percentile(m.cpu, 50)
	row := []string{q.name, e.name(), fmt.Sprint(m.found / len(m.cpu)), ms(half), ms(percentile(m.cpu, 95)),
		ms(percentile(m.wall, 50)), ms(percentile(m.wall, 95)), ms(m.process / time.Duration(len(m.cpu))), "", "", "", "", ""}
	if e.name() == ourName {
		t.ours = m
		row[8], row[9] = ms(percentile(m.index, 50)), ms(percentile(m.marking, 50))
		if most := q.bar.at(t.settings.n); most > 0 {
			row[10], row[11] = figure(most), figure(float64(half)/float64(time.Millisecond)/most)
		}
	} else if ours := percentile(t.ours.cpu, 50); ours > 0 {
		row[12] = figure(float64(half)/float64(ours)) + " x"
	}
	t.rows = append(t.rows, row)
}

func (t *queryTable) print() {
	if len(t.rows) > 1 {
		t.rows.print()
	}
}
