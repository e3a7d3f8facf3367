package tracker

import (
	"context"
	"fmt"
	"slices"
)

// settleNames takes the person and the body that were chosen for what they are
// called, and drops a choice that no longer fits the name typed beside it: a page
// without scripts keeps the choice when another name is typed. A body that is
// known lends its sector; one that will be added needs one.
func (s *Service) settleNames(ctx context.Context, in *Logged, f *faults) error {
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return err
	}
	defer unlock()
	in.Stakeholder, in.Body = d.stakeholders.now(in.Stakeholder), d.organisations.now(in.Body)
	if st, ok := d.stakeholders.byID[in.Stakeholder]; ok {
		switch folded := FoldName(in.Speaker); {
		case folded == FoldName(st.FullName()):
			in.Speaker, in.Honorific = st.Name, firstOf(in.Honorific, st.Honorific)
		case !slices.Contains(st.Keys(), Key{"name", folded}):
			in.Stakeholder = ""
		}
	}
	if o, ok := d.organisations.byID[in.Body]; ok && !slices.Contains(o.Keys(), Key{"name", FoldName(in.Organisation)}) {
		in.Body = ""
	}
	body := d.bodyLink(in.Body, in.Organisation)
	if o, ok := d.organisations.byID[body.ID]; ok && in.Sector == "" {
		in.Sector = o.Sector()
	}
	f.check(body.How != LinkNew || in.Sector != "", "sector", "This organisation is not in the directory yet. Choose its sector.")
	return nil
}

// decideLogged puts the decisions made with the words into the draft.
func (s *Service) decideLogged(ctx context.Context, v Viewer, d *Draft, list []LoggedStance) error {
	r := d.Becomes()
	var f faults
	var inputs []StanceInput
	for _, x := range list {
		if x.Value == "" || x.Value == Undecided {
			continue
		}
		in := StanceInput{Proposition: x.Proposition, Value: x.Value, Why: x.Why}
		if x.Value != NotStated {
			in.Evidence = r.placesOf(x.Evidence, "evidence-"+x.Proposition, &f)
			in.Conditions = r.placesOf(x.Conditions, "conditions-"+x.Proposition, &f)
			if len(x.Evidence) == 0 {
				in.Evidence = r.allWords()
			}
		}
		inputs = append(inputs, in)
	}
	if err := f.err(); err != nil {
		return err
	}
	var err error
	d.Stances, err = s.draftStances(ctx, v, *d, inputs)
	return err
}

// placesOf finds where words stand in the reaction, and notes those that do not.
func (r Reaction) placesOf(list []string, field string, f *faults) []WordsAt {
	var places []WordsAt
	for _, words := range list {
		at, found := r.Find(words)
		if !found {
			f.add(field, fmt.Sprintf("“%s” does not stand in the words above. Copy it exactly.", beginning(oneLine(words))))
			continue
		}
		places = append(places, at)
	}
	return places
}

// allWords is every passage, whole.
func (r Reaction) allWords() []WordsAt {
	var list []WordsAt
	for _, p := range r.Passages {
		list = append(list, WordsAt{p.ID, 0, len([]rune(p.Text))})
	}
	return list
}
