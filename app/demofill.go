package main

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"slices"
	"time"

	"soundings/tracker"
)

// demoFiles are an invented consultation, the texts in which people react to
// it, and what reviewers decided about each of them.
//
//go:embed demo
var demoFiles embed.FS

// demoConsultation spells consultation.json.
type demoConsultation struct {
	Title, Slug, Summary string
	AnnouncedBy          string `json:"announced_by"`
	Opens, Closes, State string
	Themes               []string
	Propositions         []struct{ Title string }
}

// demoDecisions spells decisions.json.
type demoDecisions struct {
	Organisations []struct {
		Name       string
		OtherNames []string `json:"other_names"`
		Sector     tracker.Sector
	}
	Sources []demoSource
}

type demoSource struct {
	File, Kind, Title, Publisher, Address, Published string

	Undecided bool // all is recorded as it was found, for somebody to say where it stands
	Waiting   bool // nobody has reviewed it yet
	Reactions []demoReaction
}

type demoReaction struct {
	Speaker, Organisation, Role string
	Sector                      tracker.Sector
	Stances                     map[string]tracker.Stance // by the number of the proposition, from 1
	Words                       map[string]demoWords      // likewise
	Conditions                  []demoCondition
	Themes                      []string
	Status                      tracker.AttributionStatus
	Permitted, Published        bool
	EmbargoDays                 int `json:"embargo_days"`
}

// demoWords are what a decision on a proposition rests on: the words that show
// it, the strongest to the contrary, "" for none, and why it is another value than
// was suggested, where it is.
type demoWords struct {
	Evidence     []string
	Counter, Why string
}

// demoCondition is what a decided stance depends on, and what has become of it.
type demoCondition struct {
	On, Words, Why string // On: the number of the proposition
	State          tracker.ConditionState
}

// demoStaff are the accounts of the demo, one for each role.
type demoStaff struct {
	communications, policy tracker.Viewer
	links                  []string
}

// fillDemo makes the demo by the use cases that pages and commands call, and
// returns the lines that say where to sign in.
func fillDemo(ctx context.Context, s *tracker.Service) ([]string, error) {
	days := demoDaysAt(s.Now())
	if err := s.ShipDirectory(ctx); err != nil {
		return nil, err
	}
	staff, err := hireDemoStaff(ctx, s)
	if err != nil {
		return nil, err
	}
	matter, err := fillDemoMatter(ctx, s, staff, days, "")
	if err != nil {
		return nil, err
	}
	if _, err := fillDemoMatter(ctx, s, staff, days, "earlier/"); err != nil {
		return nil, err
	}
	if err := fillDemoDirectory(ctx, s, staff); err != nil {
		return nil, err
	}
	if err := fillDemoExpected(ctx, s, staff, matter, days); err != nil {
		return nil, err
	}
	if err := fillDemoSearches(ctx, s, staff, matter, days); err != nil {
		return nil, err
	}
	if err := fillDemoCoding(ctx, s, staff, matter); err != nil {
		return nil, err
	}
	return staff.links, fillDemoLog(ctx, s, staff, matter, days)
}

// fillDemoMatter makes a consultation of a folder of the demo, with the bodies
// that react to it and all that they say.
func fillDemoMatter(ctx context.Context, s *tracker.Service, staff demoStaff, days demoDays, folder string) (tracker.Consultation, error) {
	var con demoConsultation
	var decided demoDecisions
	if err := errors.Join(readDemo(days, folder+"consultation.json", &con), readDemo(days, folder+"decisions.json", &decided)); err != nil {
		return tracker.Consultation{}, err
	}
	for _, o := range decided.Organisations {
		body := tracker.Organisation{Name: o.Name, OtherNames: o.OtherNames, Sectors: []tracker.Sector{o.Sector}}
		if _, err := s.SaveOrganisation(ctx, tracker.Operator(), body); err != nil {
			return tracker.Consultation{}, fmt.Errorf("%s: %w", o.Name, err)
		}
	}
	matter, err := s.CreateConsultation(ctx, staff.policy, con.consultation())
	if err != nil {
		return matter, err
	}
	for _, src := range decided.Sources {
		src.File = folder + src.File
		if err := fillDemoSource(ctx, s, staff, matter, days, src); err != nil {
			return matter, fmt.Errorf("%s: %w", src.File, err)
		}
	}
	return matter, nil
}

func readDemo(days demoDays, name string, into any) error {
	b, err := days.read(name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func (c demoConsultation) consultation() tracker.Consultation {
	out := tracker.Consultation{
		Title: c.Title, Slug: c.Slug, Summary: c.Summary, AnnouncedBy: c.AnnouncedBy,
		Opens: tracker.CivilDate(c.Opens), Closes: tracker.CivilDate(c.Closes), State: tracker.ConsultationState(c.State),
	}
	for _, p := range c.Propositions {
		out.Propositions = append(out.Propositions, tracker.Proposition{Title: p.Title})
	}
	for _, name := range c.Themes {
		out.Themes = append(out.Themes, tracker.Theme{Name: name})
	}
	return out
}

func hireDemoStaff(ctx context.Context, s *tracker.Service) (demoStaff, error) {
	var staff demoStaff
	staff.links = []string{"The Soundings demo is at " + s.URL, "Sign in as"}
	for _, a := range []struct {
		name string
		role tracker.Role
	}{
		{"Orla Pemberton-Diaz", tracker.Communications}, {"Kit Anand-Whitlow", tracker.Policy},
		{"Bronagh Etemadi", tracker.Journalist}, {"Lionel Achterberg", tracker.Administrator},
	} {
		account, token, err := s.DemoAccount(ctx, a.name, a.role)
		if err != nil {
			return staff, err
		}
		staff.links = append(staff.links, fmt.Sprintf("  %-15s %s/enter/%s", a.role, s.URL, token))
		switch a.role {
		case tracker.Communications:
			staff.communications = account.Viewer()
		case tracker.Policy:
			staff.policy = account.Viewer()
		}
	}
	return staff, nil
}

// fillDemoSource imports a text, and accepts each draft that somebody decided
// upon with the speaker, role and body of the decision; the rest is rejected.
func fillDemoSource(ctx context.Context, s *tracker.Service, staff demoStaff, con tracker.Consultation, days demoDays, d demoSource) error {
	raw, err := days.read(d.File)
	if err != nil {
		return err
	}
	src, err := s.Import(ctx, staff.communications, tracker.Inbound{
		Consultation: con.Slug, FileName: path.Base(d.File), Bytes: raw, Kind: tracker.SourceKind(d.Kind),
		Title: d.Title, Publisher: d.Publisher, Address: d.Address, Published: d.Published,
	})
	if err != nil {
		return err
	}
	if d.Waiting {
		return nil
	}
	terms := tracker.Terms{Status: tracker.OnRecord, Permitted: true}
	if _, err := s.SetTerms(ctx, staff.communications, src.ID, src.Revision, terms); err != nil {
		return err
	}
	review, err := s.Review(ctx, staff.communications, src.ID)
	if err != nil {
		return err
	}
	found := map[string]bool{}
	for _, draft := range review.Drafts {
		if d.Undecided {
			if _, err := s.AcceptDraft(ctx, staff.communications, draft.ID, draft.AsFound()); err != nil {
				return err
			}
			continue
		}
		i := slices.IndexFunc(d.Reactions, func(r demoReaction) bool { return r.Speaker == draft.Speaker && !found[r.Speaker] })
		if i < 0 {
			if _, err := s.RejectDraft(ctx, staff.communications, draft.ID, draft.Revision, "not a reaction to the proposal"); err != nil {
				return err
			}
			continue
		}
		found[draft.Speaker] = true
		if err := fillDemoReaction(ctx, s, staff, con, draft, d.Reactions[i]); err != nil {
			return fmt.Errorf("%s: %w", draft.Speaker, err)
		}
	}
	for _, r := range d.Reactions {
		if !found[r.Speaker] {
			s.Log.Warn("the reader did not find a speaker of the demo", "file", d.File, "speaker", r.Speaker)
		}
	}
	_, err = s.FinishReview(ctx, staff.communications, src.ID)
	return err
}

// fillDemoReaction records a draft, decides its stances and publishes it.
func fillDemoReaction(ctx context.Context, s *tracker.Service, staff demoStaff, con tracker.Consultation, draft tracker.Draft, d demoReaction) error {
	edit := draft.AsFound()
	first := tracker.Capacity{Role: d.Role, OrganisationName: d.Organisation, Sector: d.Sector}
	edit.Capacities = append([]tracker.Capacity{first}, edit.Capacities[min(1, len(edit.Capacities)):]...)
	edit.Terms = &tracker.Terms{Status: d.Status, Permitted: d.Permitted}
	if d.EmbargoDays > 0 {
		edit.Terms.Embargo = s.Now().Add(time.Duration(d.EmbargoDays) * 24 * time.Hour)
	}
	r, err := s.AcceptDraft(ctx, staff.communications, draft.ID, edit)
	if err != nil {
		return err
	}
	if r, err = decideDemoStances(ctx, s, staff, con, r, d); err != nil {
		return err
	}
	if r, err = themeDemoReaction(ctx, s, staff, con, r, d.Themes); err != nil {
		return err
	}
	if d.Published {
		_, err = s.Publish(ctx, staff.communications, r.ID, r.Revision)
	}
	return err
}
