package mongo

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"go.mongodb.org/mongo-driver/v2/mongo"

	"soundings/tracker"
)

// Codes by which a server says that it cannot serve just now: it is shutting
// down, starting, or no longer the primary.
var passing = []int{6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13388, 13435, 13436}

// attempts is how often an operation is tried, and wait how long after the
// first failure, doubled after each.
const (
	attempts = 4
	wait     = 50 * time.Millisecond
)

// retry runs f until it succeeds or fails for good. f is a whole operation
// that may have happened although it failed: it is told whether it is tried
// again and must then find out. What it returns is classified.
func retry(ctx context.Context, doing string, f func(again bool) error) error {
	pause := wait
	for n := 0; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := f(n > 0)
		if err == nil || !transient(err) || n == attempts-1 {
			return failure(ctx, doing, err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause):
			pause *= 2
		}
	}
}

// transient reports whether it is worth trying again.
func transient(err error) bool {
	if mongo.IsNetworkError(err) {
		return true
	}
	var we mongo.WriteException
	if errors.As(err, &we) && we.WriteConcernError != nil && len(we.WriteErrors) == 0 {
		return true // written, but not yet known to be kept
	}
	return fromServer(err, passing...)
}

// fromServer reports whether the server has answered with one of the codes.
func fromServer(err error, codes ...int) bool {
	var se mongo.ServerError
	return errors.As(err, &se) && slices.ContainsFunc(codes, se.HasErrorCode)
}

// failure turns an error of the driver into one of ours. Errors of ours and
// of the context stay what they are.
func failure(ctx context.Context, doing string, err error) error {
	var ours *tracker.Error
	var se mongo.ServerError
	switch {
	case err == nil, errors.As(err, &ours):
		return err
	case ctx.Err() != nil:
		return fmt.Errorf("%s: %w", doing, ctx.Err())
	case fromServer(err, 13, 18): // Unauthorized, AuthenticationFailed
		return tracker.Cause(tracker.Unavailable, fmt.Errorf("%s: %w", doing, err), "MongoDB does not let the program in.")
	case transient(err), mongo.IsTimeout(err), errors.Is(err, mongo.ErrClientDisconnected):
		return tracker.Cause(tracker.Unavailable, fmt.Errorf("%s: %w", doing, err), "The database cannot be reached just now.")
	case errors.As(err, &se):
		return tracker.Cause(tracker.Internal, fmt.Errorf("%s: %w", doing, err), "The database has refused this.")
	}
	return fmt.Errorf("%s: %w", doing, err)
}
