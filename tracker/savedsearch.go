package tracker

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// SavedSearch is a search of quotes that a person has kept under a name. It
// belongs to one account and holds no result: opened again, it finds what is in
// sight then.
type SavedSearch struct {
	Meta
	Account  string // ID
	Name     string
	Query    string  // of the address, such as "q=contract&stance=oppose"
	Found    int     // reactions that the account saw when it last opened the search
	OpenedAt Instant // then, or when it was saved
	Gone     bool    // deleted; it can still come back until the next one is deleted
	Events   []Event
}

// Keys implements Entity.
func (s SavedSearch) Keys() []Key {
	if s.Gone {
		return []Key{{"gone", s.Account}}
	}
	return []Key{{"account", s.Account}}
}

// The bounds of saved searches.
const (
	MostSaved      = 100 // an account
	mostSavedName  = 80
	mostSavedQuery = 4000
)

// SavedSearches lists the searches that the viewer has kept, by name.
func (s *Service) SavedSearches(ctx context.Context, v Viewer) ([]SavedSearch, error) {
	if err := v.allow(ReadPublished); err != nil {
		return nil, err
	}
	list, err := all(ctx, s.Store.SavedSearches(), Key{"account", v.Account})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(list, func(a, b SavedSearch) int { return strings.Compare(FoldName(a.Name), FoldName(b.Name)) })
	return list, nil
}

// SaveSearch keeps a search under a name; found is how many reactions it finds
// now.
func (s *Service) SaveSearch(ctx context.Context, v Viewer, name, query string, found int) (SavedSearch, error) {
	list, err := s.SavedSearches(ctx, v)
	if err != nil {
		return SavedSearch{}, err
	}
	is := SavedSearch{Meta: Meta{ID: s.NewID(), CreatedAt: s.now()}, Account: v.Account, Name: oneLine(name), Query: query, Found: found, OpenedAt: s.now()}
	f := is.faults(list)
	f.check(query != "", "name", "There is nothing to save yet: search for words or choose a filter first.")
	f.check(len(query) <= mostSavedQuery, "name", "This search is too long to be saved. Take some filters off.")
	f.check(len(list) < MostSaved, "name", fmt.Sprintf("You have %d saved searches, which is as many as there can be. Delete one first.", MostSaved))
	if err := f.err(); err != nil {
		return SavedSearch{}, err
	}
	is.Events = []Event{s.event(v, "save search", "", is.Name, "")}
	return s.Store.SavedSearches().Insert(ctx, is)
}

// faults is what is wrong with the name beside the other searches.
func (s SavedSearch) faults(others []SavedSearch) faults {
	var f faults
	f.check(s.Name != "", "name", "Give the search a name.")
	f.check(utf8.ValidString(s.Name) && utf8.RuneCountInString(s.Name) <= mostSavedName, "name", fmt.Sprintf("A name has at most %d letters.", mostSavedName))
	f.check(!slices.ContainsFunc(others, func(o SavedSearch) bool { return o.ID != s.ID && FoldName(o.Name) == FoldName(s.Name) }), "name", "You have a search of this name already.")
	return f
}

// SavedSearch returns one of the viewer's searches. Somebody else's is not
// found.
func (s *Service) SavedSearch(ctx context.Context, v Viewer, id string) (SavedSearch, error) {
	is, err := s.ownSearch(ctx, v, id)
	if err == nil && is.Gone {
		return SavedSearch{}, noSavedSearch()
	}
	return is, err
}

// ownSearch returns one of the viewer's searches, one that is deleted as well.
func (s *Service) ownSearch(ctx context.Context, v Viewer, id string) (SavedSearch, error) {
	if err := v.allow(ReadPublished); err != nil {
		return SavedSearch{}, err
	}
	is, err := s.Store.SavedSearches().Get(ctx, id)
	if KindOf(err) == NotFound || err == nil && is.Account != v.Account {
		return SavedSearch{}, noSavedSearch()
	}
	return is, err
}

func noSavedSearch() error { return Errorf(NotFound, "You have no such saved search.") }

// OpenSavedSearch notes that the viewer looks at what a search finds now. Of
// two who open it at once one is noted.
func (s *Service) OpenSavedSearch(ctx context.Context, v Viewer, id string, found int) (SavedSearch, error) {
	is, err := s.SavedSearch(ctx, v, id)
	if err != nil {
		return is, err
	}
	is.Found, is.OpenedAt = found, s.now()
	now, err := s.Store.SavedSearches().Update(ctx, is)
	if KindOf(err) == Conflict {
		return is, nil
	}
	return now, err
}

// RenameSavedSearch gives a search another name.
func (s *Service) RenameSavedSearch(ctx context.Context, v Viewer, id string, revision int64, name string) (SavedSearch, error) {
	is, err := s.SavedSearch(ctx, v, id)
	if err != nil {
		return is, err
	}
	others, err := s.SavedSearches(ctx, v)
	if err != nil {
		return is, err
	}
	was := is
	is.Name = oneLine(name)
	if err := is.faults(others).err(); err != nil {
		return was, err
	}
	return s.changeSearch(ctx, v, is, revision, "rename search", was.Name, is.Name)
}

// DeleteSavedSearch takes a search away, and drops for good the one that was
// deleted before.
func (s *Service) DeleteSavedSearch(ctx context.Context, v Viewer, id string, revision int64) (SavedSearch, error) {
	is, err := s.SavedSearch(ctx, v, id)
	if err != nil {
		return is, err
	}
	before, err := all(ctx, s.Store.SavedSearches(), Key{"gone", v.Account})
	if err != nil {
		return is, err
	}
	is.Gone = true
	if is, err = s.changeSearch(ctx, v, is, revision, "delete search", is.Name, ""); err != nil {
		return is, err
	}
	for _, old := range before {
		if err := s.Store.SavedSearches().Delete(ctx, old.ID, old.Revision); err != nil && KindOf(err) != NotFound && KindOf(err) != Conflict {
			return is, err
		}
	}
	return is, nil
}

// RestoreSavedSearch takes the deleting of a search back.
func (s *Service) RestoreSavedSearch(ctx context.Context, v Viewer, id string, revision int64) (SavedSearch, error) {
	is, err := s.ownSearch(ctx, v, id)
	if err != nil {
		return is, err
	}
	is.Gone = false
	return s.changeSearch(ctx, v, is, revision, "restore search", "", is.Name)
}

func (s *Service) changeSearch(ctx context.Context, v Viewer, is SavedSearch, revision int64, action, old, now string) (SavedSearch, error) {
	if is.Revision != revision {
		return is, stale()
	}
	is.Events = append(slices.Clone(is.Events), s.event(v, action, old, now, ""))
	stored, err := s.Store.SavedSearches().Update(ctx, is)
	if err != nil {
		return is, staleIfConflict(err)
	}
	return stored, nil
}

// CountQuotes returns how many reactions a search finds now.
func (s *Service) CountQuotes(ctx context.Context, v Viewer, q Search) (int, error) {
	if err := v.allow(ReadPublished); err != nil {
		return 0, err
	}
	q.Sight, q.Facets, q.Offset, q.Limit = SightOf(v, s.now()), nil, 0, 0
	q, err := s.understand(ctx, v, q)
	if err != nil {
		return 0, err
	}
	_, res, err := s.find(ctx, q)
	return res.Total, err
}
