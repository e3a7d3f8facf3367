package tracker

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"soundings/tracker/query"
)

// A query that finds next to nothing may be misspelled. What is offered instead
// has been searched for within the viewer's sight: a word or name that only
// reactions out of sight have is as good as none.

// The bounds of what is looked at.
const (
	fewFound        = 2  // reactions; of more, nothing else was meant
	mostRespelled   = 6  // words of a query
	timesAsCommon   = 10 // a word that some reactions have is a slip of one that so many times as many have
	mostNearlyNamed = 50
)

// meant returns the query as it was most likely meant, "" if it finds enough as
// it is or nothing better is known. q is the search before its fields were
// looked up, total what it has found.
func (s *Service) meant(ctx context.Context, v Viewer, q Search, total int) (string, error) {
	if total > fewFound {
		return "", nil
	}
	words := wordsOf(q.Text.Root, []rune(q.Text.Text))
	if len(words) == 0 || len(words) > mostRespelled {
		return "", nil
	}
	text, err := s.respelled(ctx, q.Sight, q.Text.Text, words)
	if err == nil && text == "" {
		text, err = s.joined(ctx, q.Sight, q.Text.Text, words)
	}
	if err != nil || text == "" {
		return "", err
	}
	q.Text = query.Parse(text)
	if q, err = s.understand(ctx, v, q); KindOf(err) == Invalid {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	q.Facets, q.Offset, q.Limit = nil, 0, 0
	q, res, err := s.find(ctx, q)
	if err != nil || q.Loose || res.Total <= total {
		return "", err
	}
	return text, nil
}

// wordsOf returns the words that the query wants, in their order, those of its
// phrases one by one.
func wordsOf(n query.Node, text []rune) []query.Node {
	switch n.Kind {
	case query.Word:
		return []query.Node{n}
	case query.Phrase:
		return phraseWords(n, text)
	case query.All, query.Any:
		var list []query.Node
		for _, part := range n.Nodes {
			list = append(list, wordsOf(part, text)...)
		}
		return list
	}
	return nil
}

// phraseWords returns the words of a phrase with where they stand in the text.
func phraseWords(n query.Node, text []rune) []query.Node {
	var list []query.Node
	for at := n.From; at < n.To; at++ {
		from := at
		for at < n.To && (unicode.IsLetter(text[at]) || unicode.IsDigit(text[at])) {
			at++
		}
		if from < at {
			list = append(list, query.Node{Kind: query.Word, Text: string(text[from:at]), From: from, To: at})
		}
	}
	return list
}

// respelled returns the text with the words that hardly any reaction has as
// they are spelled in those that have; "" if there are none.
func (s *Service) respelled(ctx context.Context, sight Sight, text string, words []query.Node) (string, error) {
	var slips []slip
	for _, w := range words {
		list, err := s.Index.Spellings(ctx, sight, w.Text)
		if err != nil {
			return "", err
		}
		if len(list) == 0 {
			continue
		}
		n, err := s.having(ctx, sight, w.Text)
		if err != nil {
			return "", err
		}
		if n <= fewFound && list[0].N >= timesAsCommon*n {
			slips = append(slips, slip{w.From, w.To, list[0].Value})
		}
	}
	return corrected(text, slips), nil
}

// joined returns the text with two words as one, if reactions have that; "" if
// none has.
func (s *Service) joined(ctx context.Context, sight Sight, text string, words []query.Node) (string, error) {
	for i := 1; i < len(words); i++ {
		a, b := words[i-1], words[i]
		between := string([]rune(text)[a.To:b.From])
		if strings.TrimSpace(between) != "" || strings.ContainsAny(a.Text+b.Text, `"-`) {
			continue
		}
		n, err := s.having(ctx, sight, `"`+a.Text+b.Text+`"`)
		if err != nil {
			return "", err
		}
		if n > 0 {
			return corrected(text, []slip{{a.From, b.To, strings.ToLower(a.Text + b.Text)}}), nil
		}
	}
	return "", nil
}

// having counts the reactions in sight that a query finds.
func (s *Service) having(ctx context.Context, sight Sight, text string) (int, error) {
	res, err := s.Index.Search(ctx, Search{Sight: sight, Text: query.Parse(text)})
	return res.Total, err
}

// slip is a part of a text, in runes, and what to write there.
type slip struct {
	from, to int
	write    string
}

// corrected returns the text with the slips mended; without any, "".
func corrected(text string, slips []slip) string {
	if len(slips) == 0 {
		return ""
	}
	runes := []rune(text)
	var b strings.Builder
	done := 0
	for _, x := range slips {
		b.WriteString(string(runes[done:x.from]) + x.write)
		done = x.to
	}
	return b.String() + string(runes[done:])
}

// speakersNearlyNamed returns the people in sight of whose name, as reactions
// show it, the first or last word is one letter off a word of the query.
func (s *Service) speakersNearlyNamed(ctx context.Context, q Search) ([]FacetValue, error) {
	ids, err := s.nearPeople(ctx, q.nameWords())
	if err != nil {
		return nil, err
	}
	return s.inSight(ctx, q.Sight, FacetStakeholder, ids, mostMeant)
}

func (s *Service) nearPeople(ctx context.Context, words []string) ([]string, error) {
	d, unlock, err := s.names(ctx, false)
	if err != nil {
		return nil, err
	}
	defer unlock()
	var ids []string
	for _, w := range words {
		for _, near := range d.stakeholders.index.NearWords(w) {
			ids = append(ids, d.stakeholders.begin.Bearing(near, mostNearlyNamed, func(string) bool { return false })...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}

// bodiesNearlyNamed returns the bodies in sight whose name has the words of the
// query, one of them one letter off.
func (s *Service) bodiesNearlyNamed(ctx context.Context, q Search) ([]FacetValue, error) {
	ids, err := s.nearBodies(ctx, q.nameWords(), q.Sight.All)
	if err != nil {
		return nil, err
	}
	return s.inSight(ctx, q.Sight, FacetOrganisation, ids, mostMeant)
}

func (s *Service) nearBodies(ctx context.Context, words []string, otherNames bool) ([]string, error) {
	d, unlock, err := s.names(ctx, false)
	if err != nil {
		return nil, err
	}
	defer unlock()
	mayKnow := func(id string) bool { return otherNames || d.organisations.byID[id].open() }
	var ids []string
	for i, w := range words {
		for _, near := range d.organisations.index.NearWords(w) {
			name := slices.Clone(words)
			name[i] = near
			ids = append(ids, d.organisations.begin.Find(strings.Join(name, " "), mostNearlyNamed, mayKnow)...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}

// nearlyCalled returns a page with those in sight of whose name the value of a
// field is a slip, for a query whose fields could not be understood.
func (s *Service) nearlyCalled(ctx context.Context, q Search) (QuotePage, error) {
	page := QuotePage{}
	for _, n := range fieldsOf(q.Text.Root) {
		named := Search{Sight: q.Sight, Text: query.Query{Root: query.Node{Kind: query.Phrase, Text: n.Text}}}
		var err error
		if n.Field == query.Speaker && len(page.Speakers) == 0 {
			page.Speakers, err = s.speakersNearlyNamed(ctx, named)
		}
		if n.Field == query.Organisation && len(page.Named) == 0 {
			page.Named, err = s.bodiesNearlyNamed(ctx, named)
		}
		if err != nil {
			return page, err
		}
	}
	return page, nil
}

func fieldsOf(n query.Node) []query.Node {
	if n.Kind == query.Field {
		return []query.Node{n}
	}
	var list []query.Node
	for _, part := range n.Nodes {
		list = append(list, fieldsOf(part)...)
	}
	return list
}
