package standby

import (
	"soundings/store/bolt"
	"soundings/tracker"
)

// copies are the collections of which something is kept, each with what follows
// the database's.
type copies struct {
	consultations copyOf[tracker.Consultation]
	organisations copyOf[tracker.Organisation]
	stakeholders  copyOf[tracker.Stakeholder]
	sources       copyOf[tracker.Source]
	reactions     copyOf[tracker.Reaction]
	expectations  copyOf[tracker.Expectations]
	sectors       copyOf[tracker.Sectors]
	accounts      copyOf[tracker.Account]
	sessions      copyOf[tracker.Session]
}

// copyOf is what is kept of a collection and the part that fills it.
type copyOf[T tracker.Entity] struct {
	kept[T]
	part *partOf[T]
}

// parts are followed in this order: the words first and who may read them last,
// so that no right in the copy is older than the words.
func (c copies) parts() []part {
	return []part{c.reactions.part, c.sources.part, c.stakeholders.part, c.organisations.part, c.consultations.part,
		c.expectations.part, c.sectors.part, c.sessions.part, c.accounts.part}
}

func (s *Store) copiesIn(file *bolt.Copy) copies {
	accounts, sessions := newMemory(bareAccount), newMemory(bareSession)
	return copies{
		consultations: onFile(s, "consultations", s.main.Consultations(), file.Consultations()),
		organisations: onFileFollowed(s, "organisations", s.main.Organisations(), file.Organisations()),
		stakeholders:  onFileFollowed(s, "stakeholders", s.main.Stakeholders(), file.Stakeholders()),
		sources:       onFile(s, "sources", s.main.Sources(), file.Sources()),
		reactions:     onFile(s, "reactions", s.main.Reactions(), file.Reactions()),
		expectations:  onFile(s, "expectations", s.main.Expectations(), file.Expectations()),
		sectors:       onFile(s, "sectors", s.main.Sectors(), file.Sectors()),
		accounts:      copyOf[tracker.Account]{accounts, newPart(s, "accounts", s.main.Accounts(), accounts)},
		sessions:      copyOf[tracker.Session]{sessions, newPart(s, "sessions", s.main.Sessions(), sessions)},
	}
}

func onFile[T tracker.Entity](s *Store, name string, main tracker.Collection[T], file bolt.Copied[T]) copyOf[T] {
	return copyOf[T]{inFile[T]{file}, newPart(s, name, main, file)}
}

func onFileFollowed[T tracker.Entity](s *Store, name string, main tracker.Collection[T], file bolt.Copied[T]) copyOf[T] {
	return copyOf[T]{followed[T]{inFile[T]{file}}, newPart(s, name, main, file)}
}

func newPart[T tracker.Entity](s *Store, name string, main tracker.Collection[T], held held[T]) *partOf[T] {
	return &partOf[T]{name: name, main: main, held: held, begun: s.line.notWhole}
}

// of is a collection of which something is kept.
func of[T tracker.Entity](s *Store, main tracker.Collection[T], c copyOf[T]) tracker.Collection[T] {
	return collection[T]{s.line, main, c.kept}
}

// without is one of which nothing is.
func without[T tracker.Entity](s *Store, main tracker.Collection[T]) tracker.Collection[T] {
	return collection[T]{s.line, main, nothing[T]{}}
}

// Consultations implements tracker.Store, as do the others below.
func (s *Store) Consultations() tracker.Collection[tracker.Consultation] {
	return of(s, s.main.Consultations(), s.copied.consultations)
}

// Organisations is the collection of bodies.
func (s *Store) Organisations() tracker.Collection[tracker.Organisation] {
	return of(s, s.main.Organisations(), s.copied.organisations)
}

// Stakeholders is the collection of people.
func (s *Store) Stakeholders() tracker.Collection[tracker.Stakeholder] {
	return of(s, s.main.Stakeholders(), s.copied.stakeholders)
}

// Sources is the collection of sources; their texts are blobs.
func (s *Store) Sources() tracker.Collection[tracker.Source] {
	return of(s, s.main.Sources(), s.copied.sources)
}

// Drafts is the collection of drafts.
func (s *Store) Drafts() tracker.Collection[tracker.Draft] { return without(s, s.main.Drafts()) }

// Batches is the collection of decisions on many drafts at once.
func (s *Store) Batches() tracker.Collection[tracker.Batch] { return without(s, s.main.Batches()) }

// Reactions is the collection of reactions.
func (s *Store) Reactions() tracker.Collection[tracker.Reaction] {
	return of(s, s.main.Reactions(), s.copied.reactions)
}

// Codings is the collection of exercises in which several people code a sample.
func (s *Store) Codings() tracker.Collection[tracker.Coding] { return without(s, s.main.Codings()) }

// Sheets is the collection of what each coder says in an exercise.
func (s *Store) Sheets() tracker.Collection[tracker.Sheet] { return without(s, s.main.Sheets()) }

// Expectations is the collection of whom consultations expect to hear from.
func (s *Store) Expectations() tracker.Collection[tracker.Expectations] {
	return of(s, s.main.Expectations(), s.copied.expectations)
}

// SavedSearches is the collection of searches that people have kept.
func (s *Store) SavedSearches() tracker.Collection[tracker.SavedSearch] {
	return without(s, s.main.SavedSearches())
}

// Merges is the collection of entries of the directory made one.
func (s *Store) Merges() tracker.Collection[tracker.Merge] { return without(s, s.main.Merges()) }

// Sectors holds the one list of sectors.
func (s *Store) Sectors() tracker.Collection[tracker.Sectors] {
	return of(s, s.main.Sectors(), s.copied.sectors)
}

// Accounts is the collection of accounts.
func (s *Store) Accounts() tracker.Collection[tracker.Account] {
	return of(s, s.main.Accounts(), s.copied.accounts)
}

// Sessions is the collection of signed-in browsers.
func (s *Store) Sessions() tracker.Collection[tracker.Session] {
	return of(s, s.main.Sessions(), s.copied.sessions)
}

// Tickets is the collection of single-use links.
func (s *Store) Tickets() tracker.Collection[tracker.Ticket] { return without(s, s.main.Tickets()) }

// Throttles is the collection of counts of failed sign-ins.
func (s *Store) Throttles() tracker.Collection[tracker.Throttle] {
	return without(s, s.main.Throttles())
}

// Claims is the collection of natural keys that are taken.
func (s *Store) Claims() tracker.Collection[tracker.Claim] { return without(s, s.main.Claims()) }
