package templates

// sample is a page filled in, with the name of its golden file.
type sample struct {
	name string
	page Page
}

// samples holds at least one sample for each page; TestEveryPageHasASample keeps it so.
func samples() []sample {
	var all []sample
	all = append(all, doorSamples()...)
	all = append(all, consultationSamples()...)
	all = append(all, matrixSamples()...)
	all = append(all, sourceSamples()...)
	all = append(all, tableSamples()...)
	all = append(all, codingSamples()...)
	all = append(all, quoteSamples()...)
	all = append(all, searchesSamples()...)
	all = append(all, taggingSamples()...)
	all = append(all, peopleSamples()...)
	all = append(all, directorySamples()...)
	all = append(all, indexSamples()...)
	all = append(all, logSamples()...)
	all = append(all, expectedSamples()...)
	return all
}

func frame(title, current string) Frame {
	nav := []NavItem{
		{Label: "Consultations", Href: "/consultations"},
		{Label: "Quotes", Href: "/quotes"},
		{Label: "Stakeholders", Href: "/stakeholders"},
		{Label: "Organisations", Href: "/organisations"},
		{Label: "Accounts", Href: "/accounts"},
		{Label: "Sectors", Href: "/sectors"},
	}
	for i := range nav {
		nav[i].Current = nav[i].Label == current
	}
	nav[0].Badge, nav[0].BadgeText = "3", "sources to review"
	return Frame{Title: title, SignedIn: true, SignedInAs: "Amina Khatri", RoleName: "Communications", CSRF: "c5rf", Nav: nav}
}

func awayFrame(title string) Frame {
	f := frame(title, "")
	f.Away = &Away{AsOf: "10:42", AsOfISO: "2014-06-20T10:42:00+01:00"}
	return f
}

func (f Frame) under(here string, crumbs ...Link) Frame {
	f.Crumbs, f.Here = crumbs, here
	return f
}

func (f Frame) wrong(errors ...FieldError) Frame {
	f.Errors = errors
	return f
}

func doorSamples() []sample {
	out := Frame{Title: "Sign in", CSRF: "c5rf"}
	invite := Accounts{Frame: frame("Accounts", "Accounts"), Roles: roles("policy"), Rows: []AccountRow{
		{ID: "A1", Revision: 2, Name: "Amina Khatri", Email: "amina.khatri@body.example", RoleName: "Communications", State: "Active", Since: "2 May 2014"},
		{ID: "A2", Revision: 5, Name: "R. <Osei>", Email: "r.osei@body.example", RoleName: "Journalist", State: "Closed", Since: "11 June 2014", Disabled: true, Roles: roles("journalist")},
	}}
	invited := invite
	invited.Invitations = []InvitationRow{{"r.osei@body.example", "Journalist", "18 June 2014, 10:30", "/accounts/invitations/3ac9/revoke"}, {"<b>@body.example", "Policy", "12 June 2014, 09:00", "/accounts/invitations/77d0/revoke"}}
	invited.Frame.Flash = "The invitation for r.osei@body.example is ready."
	invited.Link, invited.LinkFor, invited.LinkExpires = "http://localhost:8080/invitations/3kq8w1", "r.osei@body.example", "18 June 2014, 10:30"
	invite.Email = "r.osei"
	invite.Frame = invite.Frame.wrong(FieldError{"email", "Enter an e-mail address, like name@example.org"}, FieldError{"role", "Choose a role"}, FieldError{"role-A2", "Somebody else has changed this account"})
	sectors := Sectors{Frame: frame("Sectors", "Sectors"), Revision: 4, Rows: []SectorItem{
		{"clinical_commissioning_group", "Clinical commissioning groups", 31, "/organisations?sector=clinical_commissioning_group"},
		{"think_tank", "Think tanks", 8, "/organisations?sector=think_tank"},
		{"other", "Other", 1, "/organisations?sector=other"},
	}}
	wrongSectors := Sectors{Frame: frame("Sectors", "Sectors").wrong(FieldError{"code", "The code think_tank is taken"}, FieldError{"label-other", "Enter a name"}), Code: "think_tank", Label: "Think tanks & <academia>", Rows: []SectorItem{{"other", "", 1, ""}}}
	return []sample{
		{"sign_in", SignIn{Frame: out, Next: "/quotes"}},
		{"sign_in_away", SignIn{Frame: Frame{Title: "Sign in", CSRF: "c5rf", Away: &Away{}}}},
		{"sign_in_refused", SignIn{Frame: out.wrong(FieldError{"email", "The e-mail address or the password is not right"}), Email: `amina"><script>alert(1)</script>`}},
		{"setup", Setup{Frame: Frame{Title: "Set up", CSRF: "c5rf"}, Action: "/setup/3kq8w1"}},
		{"setup_wrong", Setup{Frame: Frame{Title: "Set up", CSRF: "c5rf"}.wrong(FieldError{"name", "Enter your name"}, FieldError{"password", "Use at least 12 characters"}), Action: "/setup/3kq8w1", Email: "amina.khatri@body.example"}},
		{"accept_invitation", AcceptInvitation{Frame: Frame{Title: "Accept the invitation", CSRF: "c5rf"}, Action: "/invitations/3kq8w1", Email: "r.osei@body.example", RoleName: "Journalist"}},
		{"accept_invitation_reset", AcceptInvitation{Frame: Frame{Title: "Choose a new password", CSRF: "c5rf"}, Action: "/invitations/3kq8w1", Reset: true, Email: "r.osei@body.example", RoleName: "Journalist", Name: "R. Osei"}},
		{"error", Error{Frame: frame("Not found", ""), Status: 404, Heading: "There is no such page", Advice: "The address may be mistyped, or what stood here has been withdrawn.", Search: true}},
		{"error_outside", Error{Frame: Frame{Title: "Something went wrong"}, Status: 500, Heading: "Something went wrong", Advice: "Nothing has been changed. Try again in a moment.", Request: "01J0ZK3M"}},
		{"error_away", Error{Frame: awayFrame("Not available just now"), Status: 503, Heading: "Not available just now", Advice: "Nothing was changed.", Again: "/quotes?q=a&sort=best"}},
		{"accessibility", Accessibility{frame("Accessibility statement", "")}},
		{"privacy", Privacy{frame("Privacy", "")}},
		{"method", Method{Frame: frame("How stance is suggested and decided", ""), Sets: sampleSets()}}, {"method_staff", sampleMethod()},
		{"accounts", invited},
		{"accounts_wrong", invite},
		{"sectors", sectors},
		{"sectors_wrong", wrongSectors},
	}
}

func roles(chosen string) []Option {
	options := []Option{{Value: "communications", Label: "Communications"}, {Value: "policy", Label: "Policy"}, {Value: "journalist", Label: "Journalist"}, {Value: "administrator", Label: "Administrator"}}
	for i := range options {
		options[i].Selected = options[i].Value == chosen
	}
	return options
}

func sectorOptions(chosen string) []Option {
	options := []Option{{Value: "", Label: "Choose a sector"}, {Value: "clinical_commissioning_group", Label: "Clinical commissioning groups"}, {Value: "professional_body_union", Label: "Professional bodies and unions"}, {Value: "think_tank", Label: "Think tanks"}, {Value: "nhs_trust", Label: "Trusts"}}
	for i := range options {
		options[i].Selected = options[i].Value == chosen
	}
	return options
}
