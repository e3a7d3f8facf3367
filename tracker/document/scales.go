package document

import (
	"fmt"
	"regexp"
	"strings"
)

// findScales finds out for each column of positions which way its numbers run:
// by its heading, by what stands above or below the table, by a sheet that
// explains the columns, or by words among the numbers.
func (v *view) findScales(body []record) map[int]scale {
	scales := map[int]scale{}
	for i, role := range v.table.Roles {
		if role != PositionColumn {
			continue
		}
		stated := scaleIn(v.table.Header[i])
		if stated.zero() {
			stated = v.sheet.keyTo(v.table.Header[i])
		}
		of := scale{}
		top, numbers := 0.0, 0
		for _, r := range body {
			if i >= len(r.cells) {
				continue
			}
			text := v.sheet.string(r.cells[i])
			of.see(text)
			if n, ok := numberIn(text); ok {
				top = max(top, n)
				if stanceOf(text, scale{}) == "" {
					numbers++
				}
			}
		}
		stated.strong, stated.worded = of.strong, of.worded
		if stated.zero() && of.worded && top <= 5 {
			stated.low, stated.high = 1, 5 // numbers among words: the usual scale
		}
		if asksAgainst(v.table.Header[i]) {
			stated = scale{against: true}
		}
		if numbers > 0 && stated.zero() && !stated.against {
			v.undirected = append(v.undirected, i)
		}
		scales[i] = stated
	}
	return scales
}

// undirectedNote says why numbers suggest nothing, and what to do.
func (v *view) undirectedNote() []string {
	var notes []string
	for _, i := range v.undirected {
		notes = append(notes, fmt.Sprintf("The numbers in column %s%s suggest no position, because nothing says which end is agreement. "+
			"To have positions suggested, write the scale into the heading, for example “(1 = strongly disagree, 5 = strongly agree)”, and import the file again.",
			columnName(i), v.of(v.table.Header[i])))
	}
	return notes
}

// of names a column by its heading, and its sheet where there are several.
func (v *view) of(heading string) string {
	name := ""
	if heading != "" {
		name = fmt.Sprintf(" (“%s”)", shortened(heading, 60))
	}
	if v.table.Name != "" {
		name += " of sheet " + v.table.Name
	}
	return name
}

func shortened(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return strings.TrimSpace(string(r[:n])) + "…"
	}
	return s
}

// columnName is the name that spreadsheets give a column: A for 0, AB for 27.
func columnName(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}

// keyLine is a line that may say what numbers stand for, and what it speaks of:
// the first cell of a row of a data dictionary.
type keyLine struct{ about, text string }

var plainNumber = regexp.MustCompile(`^\d{1,3}$`)

// keyLines reads rows as explanations: in "Q1 | 1 | Strongly disagree" the
// number stands for the words beside it.
func (in *sheet) keyLines(records []record) []keyLine {
	var out []keyLine
	about := ""
	for _, r := range records[:min(len(records), 500)] {
		var cells []string
		for _, c := range r.cells[:min(len(r.cells), 12)] {
			if s := in.string(c); s != "" && len(s) < 1000 {
				cells = append(cells, s)
			}
		}
		if len(cells) == 0 {
			continue
		}
		if len(r.cells) > 1 && !plainNumber.MatchString(cells[0]) && in.string(r.cells[0]) != "" && len(cells) > 1 {
			about = cells[0]
		}
		text := cells[0]
		for i := 1; i < len(cells); i++ {
			if plainNumber.MatchString(cells[i-1]) != plainNumber.MatchString(cells[i]) {
				text += " = " + cells[i]
			} else {
				text += "; " + cells[i]
			}
		}
		out = append(out, keyLine{about, text})
	}
	return out
}

var questionNumber = regexp.MustCompile(`(?i)^(?:q(?:uestion)?\s?)?(\d{1,3}[a-z]?)\b`)

// keyTo is the scale that the lines around the table state for a column: those
// about it, or all of them where they agree.
func (in *sheet) keyTo(heading string) scale {
	groups := map[string]string{}
	for _, k := range in.keys {
		groups[k.about] += k.text + "\n"
	}
	number := questionNumber.FindString(heading)
	var common scale
	for about, text := range groups {
		s := scaleIn(text)
		switch {
		case s.zero():
		case about != "" && (strings.EqualFold(about, heading) || strings.EqualFold(about, number) || strings.HasPrefix(strings.ToLower(heading), strings.ToLower(about)+" ")):
			return s
		case common.zero():
			common = s
		case common != s:
			common.against = true // they differ
		}
	}
	if common.against {
		return scale{}
	}
	return common
}
