package mongotest

import (
	"context"
	"errors"
	"strings"
	"time"

	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// In puts the name of a database into the address of a server.
func In(uri, database string) string {
	scheme, rest, _ := strings.Cut(uri, "://")
	authority, query, _ := strings.Cut(rest, "?")
	authority, _, _ = strings.Cut(authority, "/")
	return strings.TrimSuffix(scheme+"://"+authority+"/"+database+"?"+query, "?")
}

// With adds an option to the address of a server or of a database on it.
func With(uri, option string) string {
	if strings.Contains(uri, "?") {
		return uri + "&" + option
	}
	if _, rest, _ := strings.Cut(uri, "://"); !strings.Contains(rest, "/") {
		uri += "/"
	}
	return uri + "?" + option
}

// Drop removes a database.
func Drop(ctx context.Context, uri, database string) error {
	client, err := mongo.Connect(options.Client().ApplyURI(uri))
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 20*time.Second) // the test's own may have ended
	defer cancel()
	return errors.Join(client.Database(database).Drop(ctx), client.Disconnect(ctx))
}
