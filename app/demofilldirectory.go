package main

import (
	"context"
	"fmt"

	"soundings/tracker"
)

// demoPeople is an invented list as a colleague might send it: it adds roles to
// people who are known, and has some of them under other names.
const demoPeople = `Title,Name,Other names,Role,Organisation,From,To
Mrs,Maud Ollerenshaw,M. Ollerenshaw,chair,Saltmere Patients' Forum,2012,
,H Okafor-Lund,,clinical lead,Northvale CCG,2013,
,Oluchi Faraday,,chief inspector of practices,Care Standards Inspectorate,May 2013,
,Iwan Oyelede,,regional director,Primary Care Commissioning Authority,,
`

// fillDemoDirectory imports a list of people and makes two entries of one person
// one, so that there is a merge to look at and to undo, and a pair of names that
// looks alike.
func fillDemoDirectory(ctx context.Context, s *tracker.Service, staff demoStaff) error {
	f, err := s.KeepListFile(ctx, staff.communications, tracker.MergePeople, "contacts.csv", []byte(demoPeople))
	if err != nil {
		return err
	}
	plan, err := s.PlanList(ctx, staff.communications, tracker.MergePeople, f)
	if err != nil {
		return err
	}
	if _, err := s.ImportList(ctx, staff.communications, tracker.MergePeople, f, plan.Counts[tracker.RowNew], plan.Counts[tracker.RowChanged]); err != nil {
		return fmt.Errorf("%s: %w %v", f.Name, err, plan.Rows)
	}
	from, err := onlyDemoPerson(ctx, s, staff, "H Okafor-Lund")
	if err != nil {
		return err
	}
	into, err := onlyDemoPerson(ctx, s, staff, "Hanne Okafor-Lund")
	if err != nil {
		return err
	}
	p, err := s.PlanMerge(ctx, staff.communications, tracker.MergePeople, from, into)
	if err != nil {
		return err
	}
	_, err = s.StartMerge(ctx, staff.communications, tracker.MergeOrder{ID: s.NewID(), Noun: tracker.MergePeople, From: from, Into: into,
		FromSeen: p.From.Revision, IntoSeen: p.Into.Revision, Agreed: true})
	if err != nil {
		return err
	}
	return s.FinishMerges(ctx)
}

// onlyDemoPerson returns the ID of the one person of a name.
func onlyDemoPerson(ctx context.Context, s *tracker.Service, staff demoStaff, name string) (string, error) {
	list, err := s.PeopleNamed(ctx, staff.communications, name)
	if err != nil {
		return "", err
	}
	if len(list) != 1 {
		return "", fmt.Errorf("got %d people called %s, want one", len(list), name)
	}
	return list[0].ID, nil
}
