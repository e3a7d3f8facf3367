package document

import (
	"regexp"
	"strings"

	"golang.org/x/net/html/atom"
)

// statedIn collects what a page says of itself in its head and in its first
// heading and date.
func statedIn(root *node) Stated {
	var s Stated
	meta := map[string]string{}
	var walk func(*node)
	walk = func(n *node) {
		switch n.tag {
		case atom.Meta:
			key := strings.ToLower(n.attrs["property"] + n.attrs["name"] + n.attrs["itemprop"])
			if _, seen := meta[key]; !seen && key != "" {
				meta[key] = oneLine(n.attrs["content"])
			}
		case atom.Link:
			if strings.EqualFold(n.attrs["rel"], "canonical") {
				meta["canonical"] = n.attrs["href"]
			}
		case atom.Time:
			if _, seen := meta["time"]; !seen {
				meta["time"] = n.attrs["datetime"]
			}
		}
		for _, c := range n.children {
			walk(c)
		}
	}
	walk(root)
	if h1 := root.find(atom.H1); h1 != nil {
		s.Title = h1.text()
	}
	s.Title = firstOf(s.Title, meta["og:title"], meta["dc.title"], titleOf(root))
	s.Publisher = firstOf(meta["og:site_name"], meta["dc.publisher"], meta["publisher"], meta["application-name"])
	s.Address = firstOf(address(meta["canonical"]), address(meta["og:url"]))
	s.Published = firstOf(civil(meta["article:published_time"]), civil(meta["datepublished"]), civil(meta["dc.date"]), civil(meta["date"]), civil(meta["dcterms.issued"]), civil(meta["time"]))
	return s
}

func titleOf(root *node) string {
	if t := root.find(atom.Title); t != nil {
		return t.text()
	}
	return ""
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

func address(s string) string {
	if strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
		return s
	}
	return ""
}

var civilDate = regexp.MustCompile(`^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:$|[T ])`)

// civil cuts a date of ISO form to what is known of the day.
func civil(s string) string {
	m := civilDate.FindStringSubmatch(strings.Trim(s, ` "'`))
	switch {
	case m == nil || m[2] > "12" || m[3] > "31" || m[2] == "00" || m[3] == "00":
		return ""
	case m[2] == "":
		return m[1]
	case m[3] == "":
		return m[1] + "-" + m[2]
	}
	return m[1] + "-" + m[2] + "-" + m[3]
}
