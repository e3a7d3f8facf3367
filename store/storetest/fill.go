package storetest

import (
	"fmt"
	"reflect"
	"time"

	"soundings/tracker"
)

var timeType = reflect.TypeFor[time.Time]()

// filled returns an aggregate with something different in every field.
func filled[T tracker.Entity](id string, seed int) T {
	var v T
	n := seed * 1000
	fill(reflect.ValueOf(&v).Elem(), "", &n)
	return named(v, id)
}

// hollow returns an aggregate whose lists are empty but not nil and whose
// pointers lead to zero values.
func hollow[T tracker.Entity](id string) T {
	var v T
	hollowOut(reflect.ValueOf(&v).Elem())
	return named(v, id)
}

// bare returns an aggregate with nothing but its ID.
func bare[T tracker.Entity](id string) T {
	var v T
	return named(v, id)
}

func named[T tracker.Entity](v T, id string) T {
	reflect.ValueOf(&v).Elem().FieldByName("ID").SetString(id)
	return v
}

// at returns the aggregate at another revision.
func at[T tracker.Entity](v T, revision int64) T {
	any(&v).(interface{ SetRevision(int64) }).SetRevision(revision)
	return v
}

func fill(v reflect.Value, name string, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("%s %d “naïve” — Ωμέγα 🗣️", name, *n))
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(*n) * 1_000_003)
	case reflect.Float64:
		v.SetFloat(float64(*n) + 0.1)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), name, n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			fill(v.Index(i), name, n)
		}
	case reflect.Struct:
		if v.Type() == timeType {
			v.Set(reflect.ValueOf(time.Date(2014, 5, 1, 9, 30, 0, 0, time.UTC).Add(time.Duration(*n) * 1001 * time.Millisecond)))
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i), v.Type().Field(i).Name, n)
		}
	default:
		panic("fill: no value for " + v.Type().String()) // a noun with a new kind of field
	}
}

func hollowOut(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		hollowOut(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	case reflect.Struct:
		if v.Type() == timeType {
			return
		}
		for i := range v.NumField() {
			hollowOut(v.Field(i))
		}
	}
}

// said returns a reaction that is found by its source and stakeholder.
func said(id, source, stakeholder string) tracker.Reaction {
	return tracker.Reaction{
		Meta:   tracker.Meta{ID: id},
		Source: source, Consultation: "consultation", Stakeholder: stakeholder,
		Passages: []tracker.Passage{{ID: "p-" + id, Text: "We support this, “warts and all”.", End: 33}},
	}
}
