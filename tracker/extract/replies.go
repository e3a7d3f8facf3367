package extract

import "strings"

// Reply is one row of a table of replies: who sent it and where its words are.
type Reply struct {
	Name, Honorific, Organisation, Office string
	Capacity                              string   // "member of the public"; names a sender without a name
	Position                              string   // as written in a column with a scale
	Suggested                             string   // the stance which the position suggests; a person decides
	Comments                              [][2]int // code points of the cells with the words
	Line                                  int      // of the file, where the row begins
	Flags                                 []string // what a reviewer should look at, in words
	InText                                bool     // the table stands in a text, which may speak of the same people
}

const ruleReply = "row of a table of replies"

// takeReplies gives the comment cells of each row, whole, to its sender.
func (r *reader) takeReplies(replies []Reply) {
	if len(replies) == 0 {
		return
	}
	at := map[int]int{} // start of a cell → its paragraph
	for i, here := range r.page.paras {
		if here.kind == "cell" {
			at[here.start] = i
		}
	}
	for _, reply := range replies {
		if len(reply.Comments) == 0 {
			continue
		}
		who := r.sender(reply)
		for _, c := range reply.Comments {
			start, end := trim(r.page.text, max(c[0], 0), min(c[1], len(r.page.text)))
			i, ok := at[start]
			if !ok || start >= end {
				continue
			}
			if reply.InText {
				r.tableSays(i, who)
				r.replied[r.page.paras[i].block.Table] = true
				continue
			}
			r.replied[r.page.paras[i].block.Table] = true
			r.bareStatement(i, start, who)
			if n := len(r.bare); n > 0 && r.bare[n-1].start == start {
				r.bare[n-1].fate.rule, r.bare[n-1].fate.confidence = ruleReply, 0.95
			}
		}
	}
	r.last, r.heading, r.statement = nil, nil, false
}

// sender is the person, or the body, of a row.
func (r *reader) sender(reply Reply) *person {
	l, _ := parseLabel(turned(reply.Name))
	org := inBrackets.ReplaceAllString(strings.TrimSpace(reply.Organisation), "")
	if short := inBrackets.FindStringSubmatch(reply.Organisation); short != nil && capitalsIn(short[1]) > 1 {
		r.cast.full[short[1]] = org
	}
	if l.name == "" && l.unnamed == "" && l.org != "" && org == "" {
		org = l.org
	}
	switch {
	case l.name != "":
		if reply.InText && l.org != "" && l.role == "" {
			l.role, l.org = l.org, ""
		}
		if reply.Honorific != "" {
			l.hon = reply.Honorific
		}
		if org != "" {
			l.org = org
		}
		if reply.Office != "" {
			l.role = reply.Office
		}
		if reply.InText {
			who := r.fromLabel(l, r.lastPara)
			who.position, who.suggested, who.flags = reply.Position, reply.Suggested, reply.Flags
			return who
		}
		who := r.newcomer(&person{name: l.name, surname: surnameOf(l.name), hon: l.hon}, reply)
		r.fill(who, l)
		return who
	case org != "":
		return r.newcomer(&person{org: r.cast.fullName(org), body: true}, reply)
	}
	label := strings.TrimSpace(reply.Name)
	if label == "" {
		label = strings.TrimSpace(reply.Capacity)
	}
	if label == "" {
		label = "somebody who gives no name"
	}
	return r.newcomer(&person{unnamed: label}, reply)
}

// newcomer adds the sender of a row. Each row is a reply of its own: two of the
// same name may be two people, and may hold two positions.
func (r *reader) newcomer(who *person, reply Reply) *person {
	who.position, who.suggested, who.line, who.flags = reply.Position, reply.Suggested, reply.Line, reply.Flags
	r.cast.people = append(r.cast.people, who)
	return who
}

// turned puts a name that is written surname first the right way round: "Okoro,
// Dr Ada".
func turned(name string) string {
	left, right, ok := strings.Cut(name, ",")
	if !ok || strings.Contains(right, ",") {
		return name
	}
	for _, w := range strings.Fields(right) {
		if roleNouns[strings.ToLower(w)] || organNouns[strings.ToLower(w)] {
			return name
		}
	}
	whole := strings.TrimSpace(right) + " " + strings.TrimSpace(left)
	if _, _, person := personOf(left); person && len(strings.Fields(left)) > 1 {
		return name
	}
	if _, _, ok := personOf(whole); ok {
		return whole
	}
	return name
}
