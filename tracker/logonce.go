package tracker

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode/utf8"
)

// heard is a reaction that is logged, made and checked, before it is stored.
type heard struct {
	source Source
	draft  Draft
	text   string
	spans  []Span
}

// loggedReader is what made the text of a source that was logged.
const loggedReader = "typed by hand"

// loggedBefore returns the source that was logged with a key, "" if there is none.
func (s *Service) loggedBefore(ctx context.Context, key string) (string, error) {
	c, err := s.Store.Claims().Get(ctx, shortKey(key))
	if KindOf(err) == NotFound {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	there, err := has(s.Store.Sources())(ctx, c.Owner)
	if err != nil || !there {
		return "", err
	}
	return c.Owner, nil
}

// loggedAgain returns what was logged as a source, if that is what was sent now.
func (s *Service) loggedAgain(ctx context.Context, v Viewer, source string, in Logged) (Reaction, error) {
	r, err := s.recordLogged(ctx, v, source)
	if err != nil {
		return r, err
	}
	src, err := s.Store.Sources().Get(ctx, source)
	if err != nil {
		return Reaction{}, err
	}
	d, err := s.Store.Drafts().Get(ctx, source)
	if err != nil {
		return Reaction{}, err
	}
	sum := sha256.Sum256([]byte(loggedText(in)))
	if src.Snapshot.Blob.SHA256 != hex.EncodeToString(sum[:]) || !d.saidBy(in) {
		return Reaction{}, Errorf(Conflict, "This form was sent before, with other words or for somebody else, and that is logged. What is here now is not: send it again to log it as well.")
	}
	return r, nil
}

// saidBy reports whether a draft is of whom a form to log names.
func (d Draft) saidBy(in Logged) bool {
	body := ""
	if len(d.Capacities) > 0 {
		body = d.Capacities[0].OrganisationName
	}
	names := []string{FoldName(d.Speaker), FoldName(d.Honorific + " " + d.Speaker)}
	return slices.Contains(names, FoldName(in.Speaker)) && FoldName(body) == FoldName(in.Organisation)
}

// storeLogged writes what the source names before the source itself: a crash in
// between leaves a draft that nobody sees, which the same form sent again takes
// up. Source and draft have one ID, so that there is one of each.
func (s *Service) storeLogged(ctx context.Context, v Viewer, id string, h heard) error {
	src, d := h.source, h.draft
	src.ID, d.ID, d.Source = id, id, id
	text, err := s.Store.PutBlob(ctx, strings.NewReader(h.text))
	if err != nil {
		return err
	}
	src.Snapshot = Snapshot{Blob: text, Length: utf8.RuneCountInString(h.text), Format: "text", Charset: "utf-8", Reader: loggedReader}
	src.Original = text
	for i := range h.spans {
		h.spans[i].Draft = id
	}
	if src.Ledger, err = s.putJSON(ctx, h.spans); err != nil {
		return err
	}
	if err := s.putLogged(ctx, d); err != nil {
		return err
	}
	_, err = s.Store.Sources().Insert(ctx, src)
	return err
}

// putLogged stores the draft; one that was left by an attempt before gives way,
// unless it is being recorded.
func (s *Service) putLogged(ctx context.Context, d Draft) error {
	_, err := s.Store.Drafts().Insert(ctx, d)
	if KindOf(err) != Conflict {
		return err
	}
	there, err := settled(ctx, s.Store.Drafts(), d.ID)
	if err != nil || there.State != DraftOpen {
		return err
	}
	d.Meta, d.Reaction = there.Meta, there.Reaction
	_, err = s.Store.Drafts().Update(ctx, d)
	return unlessThere(err)
}

// recordLogged records the draft of a source that was logged, unless that has
// been done, and closes its review: there is nothing in it that nobody has read.
func (s *Service) recordLogged(ctx context.Context, v Viewer, source string) (Reaction, error) {
	src, err := settled(ctx, s.Store.Sources(), source)
	if err != nil {
		return Reaction{}, err
	}
	d, err := s.markRecording(ctx, source)
	if err != nil {
		return Reaction{}, err
	}
	switch d.State {
	case DraftAccepted:
		return s.Store.Reactions().Get(ctx, d.Reaction)
	case DraftRecording:
	default:
		return Reaction{}, &Error{Kind: Conflict, Message: "This was logged, and somebody has left it out in review since.", Link: "/sources/" + source + "/review"}
	}
	r, err := s.recordDraft(ctx, v, src, d)
	if err != nil {
		return r, err
	}
	_, err = s.FinishReview(ctx, v, source)
	return r, unlessThere(err)
}

// markRecording says of an open draft that it is being recorded. Of two who send
// the same form at once one does, and the other goes on with what that one marked.
func (s *Service) markRecording(ctx context.Context, id string) (Draft, error) {
	for {
		d, err := s.Store.Drafts().Get(ctx, id)
		if err != nil || d.State != DraftOpen {
			return d, err
		}
		d.State = DraftRecording
		if d, err = s.Store.Drafts().Update(ctx, d); KindOf(err) != Conflict {
			return d, err
		}
	}
}
