package tracker

import (
	"soundings/tracker/document"
	"soundings/tracker/extract"
)

// draftsOf turns what the reader found into drafts and the ledger.
func (s *Service) draftsOf(src Source, con Consultation, doc document.Document, read extract.Found) ([]Draft, []Span) {
	text, wishes, themed := indexText(doc.Text), wishesIn(doc), themedCells(con, doc)
	drafts := make([]Draft, 0, len(read.Reactions))
	for i, r := range read.Reactions {
		d := Draft{
			Meta:         Meta{ID: s.NewID(), CreatedAt: s.now()},
			Source:       src.ID,
			Consultation: con.ID,
			Number:       i + 1,
			Reaction:     s.NewID(),
			State:        DraftOpen,
			Speaker:      r.Speaker,
			Honorific:    r.Honorific,
			Label:        r.Label,
			Capacities:   capacities(r),
			Rule:         r.Rule,
			Confidence:   r.Confidence,
			Flags:        r.Flags,
			Row:          r.Line,
			Position:     r.Position,
			Suggested:    Stance(r.Suggested),
		}
		for _, p := range r.Passages {
			d.Passages = append(d.Passages, s.passageOf(text, p))
		}
		d.heed(wishes)
		d.takeThemes(con, themed)
		drafts = append(drafts, d)
	}
	spans := make([]Span, 0, len(read.Ledger))
	for _, e := range read.Ledger {
		sp := Span{Start: e.Start, End: e.End, Outcome: e.Outcome, Reason: e.Reason}
		if e.Reaction >= 0 && e.Reaction < len(drafts) {
			sp.Draft = drafts[e.Reaction].ID
		}
		spans = append(spans, sp)
	}
	return drafts, spans
}

// selectorContext is how much text before and after a passage is kept to find
// it again, in code points.
const selectorContext = 32

func (s *Service) passageOf(text *textInMemory, p extract.Passage) Passage {
	return Passage{
		ID:         s.NewID(),
		Kind:       PassageKind(p.Kind),
		Text:       text.slice(p.Start, p.End),
		Start:      p.Start,
		End:        p.End,
		Prefix:     text.slice(max(0, p.Start-selectorContext), p.Start),
		Suffix:     text.slice(p.End, p.End+selectorContext),
		Continues:  p.Continues,
		Fragment:   p.Fragment,
		Rule:       p.Rule,
		Confidence: p.Confidence,
	}
}

func capacities(r extract.Reaction) []Capacity {
	list := []Capacity{{Role: r.Role, OrganisationName: r.Organisation, Sector: sectorOr(r.Sector)}}
	for _, c := range r.Also {
		list = append(list, Capacity{Role: c.Role, OrganisationName: c.Organisation, Sector: sectorOr(c.Sector)})
	}
	return list
}

func sectorOr(code string) Sector {
	if code == "" {
		return SectorOther
	}
	return Sector(code)
}
