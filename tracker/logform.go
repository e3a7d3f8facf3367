package tracker

import (
	"context"
	"strings"
)

// LogForm is what the form to log a reaction offers.
type LogForm struct {
	Consultations []Consultation
	Consultation  Consultation // the one that it is about
	Sectors       []SectorName
	Links         Links // whom the names in it mean
}

// LogForm returns what the form offers for what was typed into it so far. Without
// a consultation it is about the newest that is open.
func (s *Service) LogForm(ctx context.Context, v Viewer, in Logged) (LogForm, error) {
	if err := v.allow(LogReactions); err != nil {
		return LogForm{}, err
	}
	var f LogForm
	var err error
	if f.Consultations, err = s.Consultations(ctx, v); err != nil {
		return f, err
	}
	if len(f.Consultations) == 0 {
		return f, nil
	}
	if in.Consultation == "" {
		f.Consultation = newestOpen(f.Consultations)
	} else if f.Consultation, err = s.consultationBySlug(ctx, in.Consultation); err != nil {
		return f, err
	}
	if f.Sectors, err = s.SectorNames(ctx); err != nil {
		return f, err
	}
	f.Links, err = s.linksAsking(ctx, "", in.Speaker, []Capacity{{OrganisationName: in.Organisation}})
	return f, err
}

func newestOpen(list []Consultation) Consultation {
	for _, con := range list {
		if con.State == ConsultationOpen {
			return con
		}
	}
	return list[0]
}

// LogFor returns the beginning of a form to log what a person or a body has said:
// their name, and the role and body in which the person was seen last. Whoever is
// not in the directory is left out.
func (s *Service) LogFor(ctx context.Context, v Viewer, consultation, stakeholder, organisation string) (Logged, error) {
	in := Logged{Key: s.NewID(), Consultation: consultation, SaidOn: London(s.now()).Format("2006-01-02")}
	if err := v.allow(LogReactions); err != nil {
		return in, err
	}
	d, unlock, err := s.names(ctx, true)
	if err != nil {
		return in, err
	}
	defer unlock()
	if st, ok := d.stakeholders.byID[d.stakeholders.now(stakeholder)]; ok {
		in.Stakeholder, in.Honorific, in.Speaker = st.ID, st.Honorific, st.Name
		if n := len(st.Positions); n > 0 && organisation == "" {
			in.Role, organisation = st.Positions[n-1].Role, st.Positions[n-1].Organisation
		}
	}
	if o, ok := d.organisations.byID[d.organisations.now(organisation)]; ok {
		in.Body, in.Organisation = o.ID, o.Name
	}
	return in, nil
}

// Positioned is a person with the role and body in which they were seen last.
type Positioned struct {
	Listed
	Role         string
	Organisation Listed
}

// positioned tells a person's last position apart from their name.
func (d *directory) positioned(id string) Positioned {
	p := Positioned{Listed: d.listed(id)}
	if list := d.stakeholders.byID[id].Positions; len(list) > 0 {
		last := list[len(list)-1]
		p.Role = strings.TrimSpace(last.Role)
		p.Organisation = Listed{ID: d.organisations.now(last.Organisation), Name: d.organisations.get(last.Organisation).Name}
	}
	return p
}
