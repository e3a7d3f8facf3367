package templates

// Pages leads from one page of a list to the others. The zero value shows nothing.
type Pages struct {
	Shown string // "1 to 20 of 143"
	Prev  string
	Next  string
	Links []PageLink
}

// PageLink is one page; a Gap stands for those left out.
type PageLink struct {
	N       int
	Href    string
	Current bool
	Gap     bool
}

// NewPages links page current of last, pages counted from 1; href makes the
// address of a page. One page alone needs no links.
func NewPages(shown string, current, last int, href func(page int) string) Pages {
	if last <= 1 {
		return Pages{Shown: shown}
	}
	p := Pages{Shown: shown}
	if current > 1 {
		p.Prev = href(current - 1)
	}
	if current < last {
		p.Next = href(current + 1)
	}
	gap := false
	for n := 1; n <= last; n++ {
		if n != 1 && n != last && (n < current-1 || n > current+1) {
			gap = true
			continue
		}
		if gap {
			p.Links = append(p.Links, PageLink{Gap: true})
			gap = false
		}
		p.Links = append(p.Links, PageLink{N: n, Href: href(n), Current: n == current})
	}
	return p
}
