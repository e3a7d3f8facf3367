package tracker

import (
	"fmt"
	"reflect"
	"time"
	"unicode/utf8"
)

// maxID is how long an ID may be: some databases refuse longer keys.
const maxID = 1024

// Keep is for stores: it returns a deep copy of an aggregate in the form in
// which every store keeps it, times in UTC and cut to milliseconds. It is
// Invalid without an ID, with a very long one, and if any text is not UTF-8,
// which a database would change silently.
func Keep[T Entity](v T) (T, error) {
	if n := len(v.Identity().ID); n == 0 || n > maxID {
		return v, Errorf(Invalid, "An ID has 1 to %d bytes.", maxID)
	}
	err := keep(reflect.ValueOf(&v).Elem())
	return v, err
}

var timeType = reflect.TypeFor[time.Time]()

// keep makes what v holds its own, in place.
func keep(v reflect.Value) error {
	switch v.Kind() {
	case reflect.Bool, reflect.Int, reflect.Int64, reflect.Float64:
		return nil
	case reflect.String:
		if !utf8.ValidString(v.String()) {
			return Errorf(Invalid, "This text is not valid UTF-8.")
		}
		return nil
	case reflect.Struct:
		return keepStruct(v)
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		own := reflect.New(v.Type().Elem())
		own.Elem().Set(v.Elem())
		v.Set(own)
		return keep(own.Elem())
	case reflect.Slice:
		return keepSlice(v)
	}
	return fmt.Errorf("a store cannot keep a %s", v.Type())
}

func keepStruct(v reflect.Value) error {
	if v.Type() == timeType {
		t := v.Interface().(time.Time)
		v.Set(reflect.ValueOf(t.UTC().Truncate(time.Millisecond)))
		return nil
	}
	for i := range v.NumField() {
		if !v.Type().Field(i).IsExported() {
			return fmt.Errorf("a store cannot keep the unexported field %s of %s", v.Type().Field(i).Name, v.Type())
		}
		if err := keep(v.Field(i)); err != nil {
			return err
		}
	}
	return nil
}

func keepSlice(v reflect.Value) error {
	if v.IsNil() {
		return nil
	}
	own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	reflect.Copy(own, v)
	v.Set(own)
	for i := range own.Len() {
		if err := keep(own.Index(i)); err != nil {
			return err
		}
	}
	return nil
}
