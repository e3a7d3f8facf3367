package storetest

import (
	_ "embed"
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"soundings/tracker"
)

// Both stores spell a stored field as Go does, so a field that is renamed or
// given another type is lost in every database there is. shape.json is the
// form in which aggregates are stored now; it is rewritten with
// go test ./store/storetest -update, once there is a migration.
//
//go:embed testdata/shape.json
var frozenShape []byte

// shape is, for every noun, its fields with their types and the names of its
// keys.
func shape() map[string][]string {
	return map[string][]string{
		"Consultation": shapeOf[tracker.Consultation](),
		"Organisation": shapeOf[tracker.Organisation](),
		"Stakeholder":  shapeOf[tracker.Stakeholder](),
		"Source":       shapeOf[tracker.Source](),
		"Draft":        shapeOf[tracker.Draft](),
		"Batch":        shapeOf[tracker.Batch](),
		"Reaction":     shapeOf[tracker.Reaction](),
		"Coding":       shapeOf[tracker.Coding](),
		"Sheet":        shapeOf[tracker.Sheet](),
		"Expectations": shapeOf[tracker.Expectations](),
		"SavedSearch":  shapeOf[tracker.SavedSearch](),
		"Merge":        shapeOf[tracker.Merge](),
		"Sectors":      shapeOf[tracker.Sectors](),
		"Account":      shapeOf[tracker.Account](),
		"Session":      shapeOf[tracker.Session](),
		"Ticket":       shapeOf[tracker.Ticket](),
		"Throttle":     shapeOf[tracker.Throttle](),
		"Claim":        shapeOf[tracker.Claim](),
	}
}

func shapeOf[T tracker.Entity]() []string {
	lines := fieldsOf(reflect.TypeFor[T](), "")
	for _, k := range filled[T]("id", 1).Keys() {
		if line := "key " + k.Name; !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return lines
}

func fieldsOf(t reflect.Type, path string) []string {
	switch {
	case t.Kind() == reflect.Pointer:
		return fieldsOf(t.Elem(), path+"?")
	case t.Kind() == reflect.Slice:
		return fieldsOf(t.Elem(), path+"[]")
	case t.Kind() == reflect.Struct && t != timeType:
		var lines []string
		for i := range t.NumField() {
			lines = append(lines, fieldsOf(t.Field(i).Type, path+"."+t.Field(i).Name)...)
		}
		return lines
	case t == timeType:
		return []string{path[1:] + " time"}
	}
	return []string{path[1:] + " " + t.Kind().String()}
}

func checkShape(t *testing.T, _ Suite) {
	var frozen map[string][]string
	ok(t, json.Unmarshal(frozenShape, &frozen))
	for noun, now := range shape() {
		for _, field := range frozen[noun] {
			if !slices.Contains(now, field) {
				t.Errorf("%s: what is stored as %q is gone or renamed: it needs a migration in store/bolt and in store/mongo; "+
					"then run go test ./store/storetest -update", noun, field)
			}
		}
		for _, field := range now {
			if !slices.Contains(frozen[noun], field) {
				t.Errorf("%s: %q is new: what is stored already has its zero value, and a new key needs a migration; "+
					"then run go test ./store/storetest -update", noun, field)
			}
		}
	}
}
