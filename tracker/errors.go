package tracker

import (
	"errors"
	"fmt"
	"strings"

	"soundings/tracker/query"
)

// Kind says what sort of failure an error is; one place in handlers turns
// kinds into statuses. The zero kind is Internal: an error that nobody
// classified is never shown to a person.
type Kind int

// The kinds of failure.
const (
	Internal        Kind = iota
	Invalid              // what was sent is wrong; Fields says where
	NotFound             // there is none, or none that this viewer may see
	Conflict             // taken, or changed since it was read
	Forbidden            // this role may not
	Unauthenticated      // sign in first
	TooMany              // wait and try again
	Unavailable          // the database or index cannot serve now
)

// Error is a failure with a message for the person who caused it.
type Error struct {
	Kind    Kind
	Message string          // a whole sentence, shown as it is
	Fields  []FieldError    // the fields at fault, for Invalid
	Places  []query.Mistake // where a query is wrong, if one is
	Link    string          // where to go instead, e.g. the source that is there already
	Err     error           // the cause, logged and never shown
}

// FieldError is what is wrong with one field of a form.
type FieldError struct{ Field, Message string }

func (e *Error) Error() string {
	s := e.Message
	for _, f := range e.Fields {
		s += " " + f.Field + ": " + f.Message
	}
	if e.Err != nil {
		s = strings.TrimSuffix(s, ".") + ": " + e.Err.Error()
	}
	return strings.TrimSpace(s)
}

func (e *Error) Unwrap() error { return e.Err }

// Errorf returns an *Error of the kind with the formatted message; %w keeps
// the cause reachable for errors.Is, but it is part of the message, so wrap
// driver errors with Cause instead.
func Errorf(k Kind, format string, args ...any) error {
	err := fmt.Errorf(format, args...)
	return &Error{Kind: k, Message: err.Error(), Err: nil}
}

// Cause returns an *Error of the kind with a message for the person and a
// cause for the log.
func Cause(k Kind, err error, message string) error {
	return &Error{Kind: k, Message: message, Err: err}
}

// KindOf returns the kind of the first *Error in err's chain, else Internal: no
// error has no other kind either.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}

// faults collects what is wrong with the fields of a form, all at once.
type faults []FieldError

func (f *faults) add(field, message string) { *f = append(*f, FieldError{field, message}) }

func (f *faults) check(ok bool, field, message string) {
	if !ok {
		f.add(field, message)
	}
}

// err returns nil without faults, else an Invalid error naming every one.
func (f faults) err() error {
	if len(f) == 0 {
		return nil
	}
	return &Error{Kind: Invalid, Message: "Check what is marked.", Fields: f}
}
