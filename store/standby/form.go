package standby

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"reflect"
	"time"

	"soundings/tracker"
)

// form names how the nouns in the copy's file are spelt. A program that knows
// one field more must not read what one that did not know it has kept.
func form() string {
	h := sha256.New()
	for _, noun := range []any{tracker.Consultation{}, tracker.Organisation{}, tracker.Stakeholder{}, tracker.Source{},
		tracker.Reaction{}, tracker.Sectors{}} {
		spell(h, reflect.TypeOf(noun))
	}
	return "1-" + hex.EncodeToString(h.Sum(nil)[:8])
}

func spell(h hash.Hash, t reflect.Type) {
	fmt.Fprint(h, t.Kind(), " ", t.Name(), "{") // a hash never fails
	switch {
	case t.Kind() == reflect.Pointer, t.Kind() == reflect.Slice:
		spell(h, t.Elem())
	case t.Kind() == reflect.Struct && t != reflect.TypeFor[time.Time]():
		for i := range t.NumField() {
			fmt.Fprint(h, t.Field(i).Name, " ")
			spell(h, t.Field(i).Type)
		}
	}
	fmt.Fprint(h, "}")
}
