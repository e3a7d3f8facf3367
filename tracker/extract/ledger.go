package extract

import "sort"

// ledger accounts for every mark: quotations first, then headings, then the
// pieces of reported speech between them, then what was rejected.
func (r *reader) ledger(f *Found) {
	owner := map[[2]int]int{}
	for i, x := range f.Reactions {
		for _, p := range x.Passages {
			if p.Kind == Quote {
				if _, taken := owner[[2]int{p.Start, p.End}]; !taken {
					owner[[2]int{p.Start, p.End}] = i
				}
			}
		}
	}
	var entries []Entry
	for _, q := range r.page.quotes {
		if q.fate.outcome != "inside" {
			entries = append(entries, entryOf(q, owner))
		}
	}
	for _, q := range r.bare {
		entries = append(entries, entryOf(q, owner))
	}
	for _, s := range r.page.stray {
		entries = append(entries, Entry{s.from, s.to, OutcomeRejected, s.reason, -1})
	}
	sort.SliceStable(entries, func(i, j int) bool { return entries[i].Start < entries[j].Start })
	entries = apart(entries)
	var more []Entry
	for i, x := range f.Reactions {
		for _, p := range x.Passages {
			if p.Kind == Reported {
				more = append(more, Entry{p.Start, p.End, OutcomeReported, p.Rule, i})
			}
		}
	}
	for i := range r.labels {
		here := r.page.paras[i]
		more = append(more, Entry{here.start, here.end, OutcomeHeading, "names a speaker", -1})
	}
	f.Ledger = r.rest(weave(entries, more))
}

// weave adds entries to others that do not overlap, cut to where those leave room.
func weave(entries, more []Entry) []Entry {
	sort.SliceStable(more, func(i, j int) bool { return more[i].Start < more[j].Start })
	var out []Entry
	n, at := 0, 0
	put := func(e Entry, end int) {
		e.Start, e.End = max(e.Start, at), min(e.End, end)
		if e.Start < e.End {
			out = append(out, e)
			at = e.End
		}
	}
	for _, m := range more {
		for n < len(entries) && entries[n].Start < m.End {
			put(m, entries[n].Start)
			put(entries[n], entries[n].End)
			n++
		}
		put(m, m.End)
	}
	for ; n < len(entries); n++ {
		put(entries[n], entries[n].End)
	}
	return out
}

// rest adds an entry for each mark that lies in none: those of singles that the
// automaton passed over. Apostrophes beside a letter are no quotation marks.
func (r *reader) rest(entries []Entry) []Entry {
	var out []Entry
	n := 0
	for i, c := range r.page.text {
		for n < len(entries) && entries[n].End <= i {
			out = append(out, entries[n])
			n++
		}
		if !anyMark(c) || n < len(entries) && entries[n].Start <= i || apostrophe(r.page, i) {
			continue
		}
		out = append(out, Entry{i, i + 1, OutcomeRejected, "a mark that opens or closes nothing", -1})
	}
	return append(out, entries[n:]...)
}

func apostrophe(p *page, i int) bool {
	return (p.text[i] == '’' || p.text[i] == '\'') && (wordy(p.at(i-1)) || wordy(p.at(i+1)))
}

func entryOf(q quotation, owner map[[2]int]int) Entry {
	e := Entry{q.from, q.to, q.fate.outcome, q.fate.reason, -1}
	switch e.Outcome {
	case OutcomeQuote:
		e.Reason = q.fate.rule
		if i, ok := owner[[2]int{q.start, q.end}]; ok {
			e.Reaction = i
		}
	case "":
		e.Outcome = OutcomeRejected
		if e.Reason == "" {
			e.Reason = nobodyNamed
		}
	}
	return e
}

// apart drops what an entry before it already holds.
func apart(entries []Entry) []Entry {
	out := entries[:0]
	end := 0
	for _, e := range entries {
		if e.Start < end {
			if e.End <= end {
				continue
			}
			e.Start = end
		}
		out = append(out, e)
		end = e.End
	}
	return out
}
