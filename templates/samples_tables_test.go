package templates

func tableSamples() []sample {
	home, primary := Link{"Consultations", "/consultations"}, Link{"Primary care commissioning", "/consultations/primary-care"}
	table := Table{
		Frame:      frame("Review as a table", "Consultations").under("Review as a table", home, primary),
		SourceName: "Replies <2014>", SourceHref: "/sources/1", ReviewHref: "/sources/1/review?draft=1", EndHref: "/sources/1/review?draft=1#h-end", Action: "/sources/1/table", ChooseHref: "/sources/1/batches/new", Revision: 2,
		Terms: Terms{Action: "/sources/1/terms", Set: true, Summary: "On the record, may be published, no embargo", Statuses: statusOptions("on_record"), Permitted: true},
		Notes: []string{"1 of 4,877 rows says the same as an earlier row, and was read once (line <9>)."}, Counted: "Line", Total: 4876, Reviewed: 12, Words: "carers", Sure: "90", Than: "90", FilterOn: true, Scope: "that wait, at least 90 % sure, that hold “carers”", Matching: 4312, Waiting: 4312,
		States:      []Option{{Value: "", Label: "Waits (4,312)", Selected: true}, {Value: "accepted", Label: "Accepted (12)"}, {Value: "all", Label: "All (4,324)"}},
		Suggestions: []Option{{Value: "", Label: "Anything"}, {Value: "support", Label: "Supports (900)"}, {Value: "undecided", Label: "Nothing (118)"}},
		Positions:   []Option{{Value: "", Label: "Any"}, {Value: "Agree & more", Label: "Agree & more (700)"}},
		Flags:       []Option{{Value: "", Label: "With or without"}, {Value: "yes", Label: "Only with something to look at (4)"}},
		Kept:        []Hidden{{"q", "carers"}, {"sure", "90"}},
		Rows: []TableRow{
			{N: 1, Line: 2, Href: "/sources/1/review?draft=1#reaction-1", Who: "Dr Sunil Mahendra", Role: "chair", Organisation: "Docklands North CCG", Position: "Agree & more", Suggests: Support, Words: "Carers must be heard before any of this begins", Rest: " and after it has begun. <b>All</b> of them.", Confidence: "High", Percent: 95, State: "todo", CanTick: true},
			{N: 2, Line: 3, Href: "/sources/1/review?draft=2#reaction-2", Who: "a carer", Words: "No.", Confidence: "Medium", Percent: 60, Flags: []string{"Nobody is named."}, State: "todo", CanTick: true, Ticked: true},
			{N: 3, Line: 1004, Href: "/sources/1/review?draft=3#reaction-3", Who: "Helena Strand", Position: "??", Words: "We will fight it.", Confidence: "Low", Percent: 30, State: "accepted", ReactionHref: "/reactions/R3"},
			{N: 4, Href: "/sources/1/review?draft=4#reaction-4", Who: "Helena Strand", Position: "No", Suggests: Oppose, Words: "We will fight it.", Confidence: "High", Percent: 95, State: "rejected", Reason: "sent twice"},
		},
		Pages: NewPages("1 to 50 of 4,312", 1, 87, func(n int) string { return "/sources/1/table?q=carers&page=" + number(n) }),
		Batches: []BatchItem{
			{Href: "/batches/B2", What: "Accepting 300 rows", Scope: "the rows that were ticked", By: "Amina Khatri", At: "12 June 2014, 10:02", State: "running", Label: "Running"},
			{Href: "/batches/B1", What: "12 accepted", Scope: "the rows that wait", By: "Amina Khatri", At: "12 June 2014, 09:20", State: "done", Label: "Done"},
			{Href: "/batches/B0", What: "4 rejected, undone", Scope: "the rows that hold “<test>”", By: "R. <Osei>", At: "12 June 2014, 09:14", State: "undone", Label: "Undone"},
		},
	}
	first := Table{Frame: frame("Review as a table", "Consultations").wrong(FieldError{"than", "Enter a number from 0 to 100."}), SourceName: "Replies", SourceHref: "/sources/1", ReviewHref: "/sources/1/review?draft=1",
		Action: "/sources/1/table", ChooseHref: "/sources/1/batches/new", Counted: "Row", Terms: table.Terms, Total: 1, Waiting: 1, Matching: 1, Than: "lots", Scope: "that wait", Rows: table.Rows[1:2]}
	unset := first
	unset.Frame, unset.Terms = frame("Review as a table", "Consultations"), Terms{Action: "/sources/1/terms", Statuses: statusOptions("")}
	none := Table{Frame: unset.Frame, SourceName: "Replies", SourceHref: "/sources/1", ReviewHref: "/sources/1/review?draft=1", Action: "/sources/1/table", ChooseHref: "/sources/1/batches/new", Counted: "Row", Terms: table.Terms, Total: 3, Reviewed: 3, EndHref: "/sources/1/review?draft=1#h-end", Scope: "that wait"}
	confirm := BatchNew{Frame: frame("Accept 4,312 rows?", "Consultations"), Action: "/sources/1/batches", Accept: true, N: 4312, Scope: "the rows " + table.Scope, Names: []string{"Dr Sunil Mahendra", "a <carer>"}, More: 4310, Terms: table.Terms.Summary, Kept: []Hidden{{"id", "01J0"}, {"expect", "4312"}, {"q", "carers"}}, CancelHref: "/sources/1/table?q=carers"}
	reject := BatchNew{Frame: frame("Reject 1 row?", "Consultations").wrong(FieldError{"reason", "Say why these are left out."}), Action: "/sources/1/batches", N: 1, Scope: "the rows that were ticked", Names: []string{"a carer"}, Reason: "  ", CancelHref: "/sources/1/table"}
	running := Batch{Frame: frame("Accepting 4,312 rows", "Consultations"), Href: "/batches/B2", TableHref: "/sources/1/table", SourceName: "Replies", Heading: "Accepting 4,312 rows", Scope: "the rows " + table.Scope, By: "Amina Khatri", At: "12 June 2014, 10:02", Working: true, Doing: "Accepting", Percent: 43, Seen: 1854, Of: 4312, StopHref: "/batches/B2/stop", Revision: 4}
	running.Frame.Refresh = 2
	done := running
	done.Frame, done.Working, done.Heading = frame("4,300 accepted", "Consultations"), false, "4,300 accepted"
	done.Notes, done.UndoHref, done.UndoNote, done.Revision = []string{"10 wait: say whom a name means.", "2 were not accepted."}, "/batches/B2/undo", "The 4,300 reactions are withdrawn and their rows wait again.", 9
	done.RowsTitle, done.MoreRows, done.Counted = "Not accepted", 10, "Line"
	done.Rows = []BatchProblem{{Line: 7, Href: reviewHref(6), Who: "Helena <Strand>", Problem: "Say who is meant: Dr Helena Strand; or somebody new."}, {Href: reviewHref(9), Who: "a carer", Problem: "Its words differ from the text."}}
	stopped := done
	stopped.Frame, stopped.Heading, stopped.ResumeHref, stopped.Rows, stopped.MoreRows, stopped.Notes = frame("Accept 4,312 rows", "Consultations"), "Stopped: 1,854 of 4,312 rows accepted", "/batches/B2/resume", nil, 0, nil
	return []sample{{"table", table}, {"table_wrong", first}, {"table_terms_first", unset}, {"table_none", none}, {"batch_new", confirm}, {"batch_new_reject", reject},
		{"batch_new_none", BatchNew{Frame: frame("No row to accept", "Consultations"), Accept: true, Scope: "the rows that were ticked", CancelHref: "/sources/1/table"}}, {"batch_running", running}, {"batch_done", done}, {"batch_stopped", stopped}}
}
