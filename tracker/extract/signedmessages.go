package extract

import "strings"

// findSignedMessages gives the words of a message without marks to its writer,
// where the message ends with a name and an office: an answer to a question, and
// not the covering note of somebody who passes on what others say.
func (r *reader) findSignedMessages() {
	mail := false
	depths := 0
	for _, here := range r.page.paras {
		mail = mail || here.kind == "header"
		depths = max(depths, here.block.Depth)
	}
	for depth := 0; mail || depths > 0; depth++ {
		if depth > min(depths, maxThread) {
			return
		}
		var parts []int
		for i, here := range r.page.paras {
			switch {
			case here.block.Depth != depth:
			case here.kind == "header":
				r.signedMessage(parts)
				parts = nil
			default:
				parts = append(parts, i)
			}
		}
		r.signedMessage(parts)
	}
}

// maxThread is how deep a thread of answers is read for signatures.
const maxThread = 8

// signedMessage reads the paragraphs of one message.
func (r *reader) signedMessage(parts []int) {
	for n := len(parts) - 1; n > 0 && n > len(parts)-7; n-- {
		i := parts[n]
		here := r.page.paras[i]
		if here.kind == "boilerplate" || here.words > 7 || endsSentence(r.page.text, here.end) || r.done[i] {
			continue
		}
		if _, _, ok := personOf(strings.TrimLeft(r.page.slice(here.start, here.end), "–—- ")); !ok {
			continue
		}
		l, last := r.nameBlockIn(parts[n:])
		if last == i || forwards(l) || r.quotesAmong(parts[:n]) {
			return
		}
		who := r.fromLabel(l, i)
		for _, k := range parts[n:] {
			if k <= last {
				r.done[k] = true
				delete(r.labels, k)
			}
		}
		for _, k := range parts[:n] {
			if greeting.MatchString(r.page.slice(r.page.paras[k].start, r.page.paras[k].end)) || r.page.paras[k].words < 4 {
				continue
			}
			r.signed(k, r.page.paras[k].start, who)
		}
		return
	}
}

// nameBlockIn is nameBlock for lines that other messages may stand between.
func (r *reader) nameBlockIn(parts []int) (label, int) {
	text, last := "", parts[0]
	for n, i := range parts {
		here := r.page.paras[i]
		line := r.page.slice(here.start, here.end)
		if n > maxOffices || n > 0 && (i != last+1 || here.words > 16 || here.kind == "boilerplate" || furniture(line) || endsSentence(r.page.text, here.end)) {
			break
		}
		text += ", " + line
		last = i
	}
	l, ok := parseLabel(strings.TrimPrefix(text, ", "))
	if !ok || l.name == "" || l.role == "" && l.org == "" {
		return l, parts[0]
	}
	return l, last
}

// forwards tells whether an office is that of people who pass on the words of others.
func forwards(l label) bool {
	words := strings.ToLower(l.role + " " + l.org)
	for _, w := range []string{"press", "media", "communication", "public affairs", "public relations", "news", "reporter", "correspondent", "journalist", "editor", "desk", "assistant", "clerk", "secretariat"} {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}

// quotesAmong tells whether paragraphs quote, or name a speaker for what follows.
func (r *reader) quotesAmong(parts []int) bool {
	for _, i := range parts {
		if _, label := r.labels[i]; label || r.page.setsOffWords(i) {
			return true
		}
	}
	return false
}
