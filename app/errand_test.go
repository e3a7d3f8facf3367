package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"soundings/tracker"
)

func TestErrorsAreInWordsForWhoTypesACommand(t *testing.T) {
	for _, tt := range []struct {
		err  error
		want string
		not  string
	}{
		{fmt.Errorf("record: %w", context.DeadlineExceeded), "goes on by itself", "deadline"},
		{tracker.Cause(tracker.Unavailable, errors.New("dial"), "The database cannot be reached."), "The database cannot be reached", "\x00"},
		{errors.New("no such file"), "no such file", "\x00"},
	} {
		if got := explain(tt.err, "http://localhost"); !strings.Contains(got, tt.want) || strings.Contains(got, tt.not) {
			t.Errorf("%v: got %q, want %q", tt.err, got, tt.want)
		}
	}
}

func TestALongListIsCutShort(t *testing.T) {
	long := strings.Split(strings.Repeat("Ada Okoro|", 127)+"Ben Carver", "|")
	for list, want := range map[*[]string]string{
		{"a", "b"}: "a; b", {"a", "b", "c", "d", "e"}: "a; b; c; d; e",
		&long: strings.Repeat("Ada Okoro; ", 5) + "and 123 more",
	} {
		if got := firstOf(*list); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
