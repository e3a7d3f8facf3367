package tracker_test

import "testing"

// TestShippedPartsAreToldToADatabaseThatIsThere ships into a database from before
// there were parts, in which an administrator has changed one of the bodies.
func TestShippedPartsAreToldToADatabaseThatIsThere(t *testing.T) {
	w := newWorld(t)
	ctx := t.Context()
	if err := w.ShipDirectory(ctx); err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"nhs-employers", "medical-research-council"} {
		o, err := w.store.Organisations().Get(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		if o.Parent == "" {
			t.Errorf("%s is a part of nothing", id)
		}
		o.Parent = ""
		if id == "nhs-employers" {
			_, err = w.SaveOrganisation(ctx, admin, o)
		} else {
			_, err = w.store.Organisations().Update(ctx, o)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.ShipDirectory(ctx); err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{"nhs-employers": "", "medical-research-council": "uk-research-and-innovation"} {
		if o, err := w.store.Organisations().Get(ctx, id); err != nil || o.Parent != want {
			t.Errorf("%s is a part of %q (%v), want %q", id, o.Parent, err, want)
		}
	}
}
