package handlers

import (
	"fmt"

	"soundings/templates"
	"soundings/tracker"
)

// sectorChart is the stances by sector, each with what it counts behind it.
func sectorChart(d tracker.Dashboard, b board) templates.SectorChart {
	chart := templates.SectorChart{One: b.by.one, Unit: b.by.many, Note: chartNote(b.by)}
	for _, r := range d.Rows {
		in := []string{bySector, string(r.Sector)}
		row := templates.SectorRow{Label: r.Name, Href: b.list(in...), Fragile: fragilityWords(r.Tally())}
		if b.by == ofReactions {
			row.Href = quotesAt(byConsultation, b.con.Slug, bySector, string(r.Sector))
			row.Heard = fmt.Sprintf("%s, %s", counted(r.Organisations, "organisation", "organisations"), counted(r.Individuals, "individual", "individuals"))
		}
		for _, stance := range tracker.StanceFacet() {
			if n := r.Held[stance]; n > 0 {
				row.Counts = append(row.Counts, templates.StanceCount{Stance: templates.Stance(stance), N: n, Href: b.list(append(in, byStance, string(stance))...)})
			}
		}
		chart.Rows = append(chart.Rows, row)
	}
	return chart
}

func chartNote(by headcount) string {
	if by == ofReactions {
		return "Every reaction, by the stance that a person has decided. Bar length is the share of that sector; the figure in a bar is the number of reactions and opens their quotes. Sorted by net support."
	}
	return fmt.Sprintf("Latest decided position of each %s. Bar length is the share of that sector; the figure in a bar is the number of %s and opens their words. Sorted by net support.", by.one, by.many)
}

// dots is everybody counted by what they hold; those without a place on the
// scale apart.
func dots(d tracker.Dashboard, b board) templates.Dots {
	out := templates.Dots{One: b.by.one, Unit: b.by.many, Total: len(d.Points), Each: templates.EachDot(len(d.Points)), AllHref: b.at("positions")}
	if out.Total == 0 {
		return out
	}
	of := map[tracker.Stance][]templates.Dot{}
	for _, p := range d.Points {
		if out.Each == 1 {
			of[p.Holds()] = append(of[p.Holds()], templates.Dot{Name: p.Name, Href: b.by.profile(p.Who, b.proposition)})
		}
	}
	group := func(stance tracker.Stance) templates.DotGroup {
		return templates.DotGroup{StanceCount: templates.StanceCount{Stance: templates.Stance(stance), N: d.Held[stance], Href: b.holding(stance)}, Dots: of[stance]}
	}
	for _, stance := range tracker.Scale() {
		out.Groups = append(out.Groups, group(stance))
	}
	for _, stance := range []tracker.Stance{tracker.NotStated, tracker.Undecided} {
		if d.Held[stance] > 0 {
			out.Apart = append(out.Apart, group(stance))
		}
	}
	return out
}
