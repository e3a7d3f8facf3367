package templates

import "strconv"

func sampleDirectory(path string) DirectoryList {
	list := DirectoryList{Path: path, Letter: "R", Total: 143, Narrowed: true, Alike: 3, AlikeHref: path + "/alike",
		Sectors: append([]Option{{Label: "All sectors", Selected: true}}, sectorOptions("")[1:]...),
		Spoken:  []Option{{Label: "With or without", Selected: true}, {Value: "some", Label: "With reactions (12)"}, {Value: "none", Label: "Without any (131)"}},
		Orders:  []Option{{Label: "Name", Selected: true}, {Value: "reactions", Label: "Most reactions"}},
		Pages:   NewPages("1 to 50 of 143", 1, 3, func(n int) string { return path + "?page=" + strconv.Itoa(n) })}
	for l := 'A'; l <= 'Z'; l++ {
		letter := Letter{Letter: string(l)}
		if l != 'X' && l != 'Q' {
			letter.Href, letter.Current = path+"?letter="+string(l), l == 'R'
		}
		list.Letters = append(list.Letters, letter)
	}
	return list
}

func directorySamples() []sample {
	people, bodies := Link{"Stakeholders", "/stakeholders"}, Link{"Organisations", "/organisations"}
	ada := MergeSide{Name: "Dr Ada Okoro", Href: "/stakeholders/S1", Names: []string{"A. Okoro"}, About: []string{"chair, Wraxley CCG"}, Reactions: 1}
	adaeze := MergeSide{Name: "Adaeze Okoro", Href: "/stakeholders/S2", Reactions: 12}
	choice := MergeNew{Frame: frame("Merge Dr Ada Okoro", "Stakeholders").under("Merge", people, Link{"Dr Ada Okoro", "/stakeholders/S1"}).wrong(FieldError{"with", "Nobody in the directory has this name."}),
		Person: true, Name: "Dr Ada Okoro", Action: "/stakeholders/S1/merge", SuggestHref: "/suggest/people", With: "Ada <Nobody>", CancelHref: "/stakeholders/S1",
		Candidates: []MergeCandidate{{"Adaeze Okoro", "member, Harbour Trust", "/stakeholders/S1/merge?into=S2"}, {"Ida Okoro", "", "/stakeholders/S1/merge?into=S3"}}}
	alone := MergeNew{Frame: frame("Merge Quay Forum", "Organisations"), Name: "Quay Forum", Action: "/organisations/O1/merge", SuggestHref: "/suggest/organisations", CancelHref: "/organisations/O1"}
	plan := MergeNew{Frame: frame("Merge Dr Ada Okoro", "Stakeholders").under("Merge", people, Link{"Dr Ada Okoro", "/stakeholders/S1"}), Person: true, Name: "Dr Ada Okoro", Action: "/stakeholders/S1/merge", CancelHref: "/stakeholders/S1",
		Plan: &MergePlan{From: ada, Into: adaeze, Does: []string{"The address of Dr Ada Okoro leads to Adaeze Okoro.", "1 reaction is found under Adaeze Okoro from then on."}, SwapHref: "/stakeholders/S2/merge?into=S1", OtherHref: "/stakeholders/S1/merge",
			Hidden: []Hidden{{"id", "M1"}, {"into", "S2"}, {"from_revision", "1"}, {"into_revision", "3"}}}}
	shipped := ada
	shipped.Name, shipped.Note = "Quay Forum", "One of the public bodies that everybody knows."
	bodyPlan := MergeNew{Frame: frame("Merge Quay Forum", "Organisations"), Name: "Quay Forum", Action: "/organisations/O1/merge", CancelHref: "/organisations/O1", Plan: &MergePlan{Shows: []string{"That Wraxley Forum is of the sector Think tanks"}, From: adaeze, Into: shipped, SwapHref: "/organisations/O2/merge?into=O1", OtherHref: "/organisations/O1/merge"}}
	merges := Link{"Merges", "/merges"}
	running := Merge{Frame: frame("Ada Okoro into Adaeze Okoro", "Stakeholders").under("Ada Okoro into Adaeze Okoro", merges), Href: "/merges/M1", Heading: "Merging Ada Okoro with Adaeze Okoro", Working: true, Doing: "Merging", Seen: 1200, Of: 4800, Percent: 25,
		From: "Ada Okoro", Into: Link{"Adaeze Okoro", "/stakeholders/S2"}, By: "Ada Admin", At: "2 March 2026, 09:00", Revision: 4}
	done := running
	done.Heading, done.Working, done.Notes = "Ada Okoro is part of Adaeze Okoro", false, []string{"4,800 reactions are found under Adaeze Okoro.", "1 position was added."}
	done.UndoHref, done.UndoNote = "/merges/M1/undo", "Everything becomes as it was, with 4,800 reactions."
	list := ListImport{Frame: frame("Import a list", "Stakeholders").under("Import a list", people).wrong(FieldError{"file", "people.csv: there is no column “Name”."}), Person: true, Action: "/stakeholders/import", CancelHref: "/stakeholders", ExportHref: "/stakeholders.csv"}
	hidden := []Hidden{{"id", "L1"}, {"adds", "1"}}
	wrongRows := ListPreview{Frame: frame("Check the list", "Stakeholders").under("Check the list", people), Person: true, File: "people.csv", Rows: 4, Wrong: 1, New: 1, Changed: 1, Same: 1, Unknown: []string{"Colour"}, CancelHref: "/stakeholders/import",
		Groups: []ListGroup{{"wrong", "Wrong", "What to do", []ListRow{{3, "Ben <Carver>", "No body is called “Quay Forom”. Did you mean Quay Forum?"}}, 2}, {"changed", "Adds to what is known", "Adds", []ListRow{{2, "Dr Ada Okoro", "title Dr"}}, 0}}}
	bodyList := ListPreview{Frame: frame("Check the list", "Organisations").under("Check the list", bodies), File: "bodies.xlsx", Rows: 2, New: 1, Changed: 1, Action: "/organisations/import/confirm", CancelHref: "/organisations/import", Hidden: hidden,
		Groups: []ListGroup{{"new", "New", "With", []ListRow{{2, "Quay Forum", "sector Others"}}, 0}}}
	return []sample{
		{"list_import", list}, {"list_import_bodies", ListImport{Frame: frame("Import a list", "Organisations"), Action: "/organisations/import", CancelHref: "/organisations", ExportHref: "/organisations.csv"}},
		{"list_preview", bodyList}, {"list_preview_wrong", wrongRows}, {"list_preview_same", ListPreview{Frame: frame("Check the list", "Organisations"), File: "bodies.csv", Rows: 3, Same: 3, CancelHref: "/organisations/import"}},
		{"merge_choose", choice}, {"merge_choose_alone", alone}, {"merge_new", plan}, {"merge_new_body", bodyPlan}, {"merge_running", running}, {"merge_done", done},
		{"merges", Merges{Frame: frame("Merges", "Stakeholders").under("Merges", people), Rows: []MergeRow{{"Ada Okoro into Adaeze Okoro", "/merges/M1", "Merged", "4,800 reactions · Ada Admin, 2 March 2026, 09:00"}}}},
		{"merges_none", Merges{Frame: frame("Merges", "Stakeholders")}},
		{"alike", Alike{Frame: frame("Names that look alike", "Stakeholders").under("Names that look alike", people), Person: true, Total: 1, Pairs: []AlikeRow{{A: Link{"Ada Okoro", "/stakeholders/S1"}, B: Link{"Adaeze Okoro", "/stakeholders/S2"}, AboutA: "chair, Wraxley CCG", Why: "the same surname, and one first name may be short for the other", MergeHref: "/stakeholders/S1/merge?into=S2"}}}},
		{"alike_none", Alike{Frame: frame("Names that look alike", "Organisations").under("Names that look alike", bodies)}},
	}
}
