package main

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"soundings/tracker"
)

// serverTime is a store whose server tells a time, after a while.
type serverTime struct {
	tracker.Store
	tell func() (time.Time, error)
}

func (s serverTime) Now(context.Context) (time.Time, error) { return s.tell() }

func TestTheClockIsThatOfTheDatabase(t *testing.T) {
	noon := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		name   string
		there  time.Duration // how far the database is from noon
		takes  time.Duration // to answer
		err    error
		behind time.Duration // what is put right
	}{
		{"the same", 0, 0, nil, 0},
		{"a little off, as the way to the server is", 400 * time.Millisecond, 800 * time.Millisecond, nil, 0},
		{"behind by minutes", 7 * time.Minute, 0, nil, 7 * time.Minute},
		{"ahead by minutes", -7 * time.Minute, 0, nil, -7 * time.Minute},
		{"half of the way counts", 10 * time.Second, time.Second, nil, 9500 * time.Millisecond},
		{"an answer that took long", 7 * time.Minute, 3 * time.Second, nil, 0},
		{"no answer", 7 * time.Minute, 0, errors.New("away"), 0},
	} {
		machine := noon
		store := serverTime{tell: func() (time.Time, error) {
			machine = machine.Add(tt.takes)
			return noon.Add(tt.there), tt.err
		}}
		c := newClock(func() time.Time { return machine }, store, slog.New(slog.NewTextHandler(t.Output(), nil)))
		if err := c.set(t.Context()); !errors.Is(err, tt.err) {
			t.Errorf("%s: got %v, want %v", tt.name, err, tt.err)
		}
		if got := c.now().Sub(machine); got != tt.behind {
			t.Errorf("%s: got a clock put right by %v, want %v", tt.name, got, tt.behind)
		}
	}
}

func TestAClockThatLeapsIsNotBelieved(t *testing.T) {
	noon := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	there := 3 * time.Hour // at the start the database is right, whatever this machine says
	c := newClock(func() time.Time { return noon }, serverTime{tell: func() (time.Time, error) { return noon.Add(there), nil }},
		slog.New(slog.NewTextHandler(t.Output(), nil)))
	for _, step := range []struct{ there, want time.Duration }{
		{3 * time.Hour, 3 * time.Hour},
		{3*time.Hour + 5*time.Minute, 3*time.Hour + 5*time.Minute},
		{9000 * time.Hour, 3*time.Hour + 5*time.Minute},
		{-9000 * time.Hour, 3*time.Hour + 5*time.Minute},
		{3*time.Hour + 4*time.Minute, 3*time.Hour + 4*time.Minute},
	} {
		there = step.there
		if err := c.set(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := c.now().Sub(noon); got != step.want {
			t.Errorf("the database at %v: got %v, want %v", step.there, got, step.want)
		}
	}
}

func TestWithoutASharedDatabaseTheMachinesClockCounts(t *testing.T) {
	at := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	c := newClock(func() time.Time { return at }, nil, nil)
	if err := c.set(t.Context()); err != nil || !c.now().Equal(at) {
		t.Errorf("got %v, %v, want %v", c.now(), err, at)
	}
}
