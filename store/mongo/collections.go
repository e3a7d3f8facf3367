package mongo

import "soundings/tracker"

// The names of the collections. A new one is made at the next start; renaming
// one needs a migration.
const (
	consultations = "consultations"
	organisations = "organisations"
	stakeholders  = "stakeholders"
	sources       = "sources"
	drafts        = "drafts"
	batches       = "batches"
	reactions     = "reactions"
	codings       = "codings"
	sheets        = "sheets"
	expectations  = "expectations"
	savedSearches = "saved_searches"
	merges        = "merges"
	sectors       = "sectors"
	accounts      = "accounts"
	sessions      = "sessions"
	tickets       = "tickets"
	throttles     = "throttles"
	claims        = "claims"
)

func collectionNames() []string {
	return []string{consultations, organisations, stakeholders, sources, drafts, batches, reactions,
		codings, sheets, expectations, savedSearches, merges, sectors, accounts, sessions, tickets, throttles, claims}
}

// entity is a pointer to an aggregate, which can be told its revision.
type entity[T any] interface {
	*T
	SetRevision(int64)
}

// of returns a collection; noun is its thing in a message.
func of[T tracker.Entity, P entity[T]](s *Store, name, noun string) tracker.Collection[T] {
	return collection[T, P]{store: s, name: name, noun: noun}
}

// Consultations implements tracker.Store, as do the others below.
func (s *Store) Consultations() tracker.Collection[tracker.Consultation] {
	return of[tracker.Consultation](s, consultations, "consultation")
}

// Organisations is the collection of bodies.
func (s *Store) Organisations() tracker.Collection[tracker.Organisation] {
	return of[tracker.Organisation](s, organisations, "organisation")
}

// Stakeholders is the collection of people.
func (s *Store) Stakeholders() tracker.Collection[tracker.Stakeholder] {
	return of[tracker.Stakeholder](s, stakeholders, "stakeholder")
}

// Sources is the collection of sources; their texts are blobs.
func (s *Store) Sources() tracker.Collection[tracker.Source] {
	return of[tracker.Source](s, sources, "source")
}

// Drafts is the collection of drafts.
func (s *Store) Drafts() tracker.Collection[tracker.Draft] {
	return of[tracker.Draft](s, drafts, "draft")
}

// Batches is the collection of decisions on many drafts at once.
func (s *Store) Batches() tracker.Collection[tracker.Batch] {
	return of[tracker.Batch](s, batches, "batch")
}

// Reactions is the collection of reactions.
func (s *Store) Reactions() tracker.Collection[tracker.Reaction] {
	return of[tracker.Reaction](s, reactions, "reaction")
}

// Codings is the collection of exercises in which several people code a sample.
func (s *Store) Codings() tracker.Collection[tracker.Coding] {
	return of[tracker.Coding](s, codings, "coding exercise")
}

// Sheets is the collection of what each coder says in an exercise.
func (s *Store) Sheets() tracker.Collection[tracker.Sheet] {
	return of[tracker.Sheet](s, sheets, "coding sheet")
}

// Expectations is the collection of whom consultations expect to hear from.
func (s *Store) Expectations() tracker.Collection[tracker.Expectations] {
	return of[tracker.Expectations](s, expectations, "list of whom to hear from")
}

// SavedSearches is the collection of searches that people have kept.
func (s *Store) SavedSearches() tracker.Collection[tracker.SavedSearch] {
	return of[tracker.SavedSearch](s, savedSearches, "saved search")
}

// Merges is the collection of entries of the directory made one.
func (s *Store) Merges() tracker.Collection[tracker.Merge] {
	return of[tracker.Merge](s, merges, "merge")
}

// Sectors holds the one list of sectors.
func (s *Store) Sectors() tracker.Collection[tracker.Sectors] {
	return of[tracker.Sectors](s, sectors, "list of sectors")
}

// Accounts is the collection of accounts.
func (s *Store) Accounts() tracker.Collection[tracker.Account] {
	return of[tracker.Account](s, accounts, "account")
}

// Sessions is the collection of signed-in browsers.
func (s *Store) Sessions() tracker.Collection[tracker.Session] {
	return of[tracker.Session](s, sessions, "session")
}

// Tickets is the collection of single-use links.
func (s *Store) Tickets() tracker.Collection[tracker.Ticket] {
	return of[tracker.Ticket](s, tickets, "link")
}

// Throttles is the collection of counts of failed sign-ins.
func (s *Store) Throttles() tracker.Collection[tracker.Throttle] {
	return of[tracker.Throttle](s, throttles, "count of failed sign-ins")
}

// Claims is the collection of natural keys that are taken.
func (s *Store) Claims() tracker.Collection[tracker.Claim] {
	return of[tracker.Claim](s, claims, "claim")
}
