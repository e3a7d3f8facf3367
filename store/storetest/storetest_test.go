package storetest

import (
	"encoding/json"
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "rewrite testdata/shape.json")

func TestStoredFieldsAreThoseOfTheLastMigration(t *testing.T) {
	if *update {
		data, err := json.MarshalIndent(shape(), "", "  ")
		ok(t, err)
		ok(t, os.WriteFile("testdata/shape.json", append(data, '\n'), 0o644))
		return
	}
	checkShape(t, Suite{})
}
