package handlers

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"testing"

	"soundings/tracker"
)

// TestEveryAggregateSaysOfHowMany looks at each page that shows stances of
// several reactions: n, how many are decided, organisations and individuals
// apart, and the statement with how few would change it.
func TestEveryAggregateSaysOfHowMany(t *testing.T) {
	a := newApp(t)
	whole := a.consultation.ID
	a.decide(a.published, whole, tracker.Support)
	a.decide(a.again("2014-06-18", "We want it more."), whole, tracker.Support)
	a.decide(a.again("2014-06-19", "The harbour has a car park."), whole, tracker.NotStated)
	const decided = "3 of 4 reactions decided by a person, 1 of them as saying nothing on it. The 2 with a stance come from 1 organisation and 1 individual."
	const all = "All 2 decided reactions support it. Without 1 of them that could no longer be said."
	for page, shows := range map[string][]string{
		"/consultations/harbour-2014?of=reactions": {decided, all, "A consultation is not a vote", "3 of 4 reactions decided: 2 supports", ">3 of 4</td>", "Fragility", "2 organisations, 2 individuals"},
		"/consultations/harbour-2014": {decided, "One organisation with a decided position: no statement about many can be made of it.", "A consultation is not a vote",
			"1 of 2 organisations decided: 1 supports", ">1 of 2</td>", "Fragility", ">and 2 individuals<", ">1 of 1<", "!+100"},
		"/consultations/harbour-2014/conditions": {"No condition yet"},
		"/consultations":                         {"3 of 4 decided", "2 organisations", "2 individuals"},
		"/quotes":                                {"Stances on: the proposal as a whole. " + decided, "Decided stance", "from 2 organisations and 2 individuals"},
		"/quotes?stance=support":                 {"Whatever the stance: " + decided, "from 1 organisation and 1 individual"},
		"/organisations/" + a.published.Capacity().Organisation: {all, "On: A pier is built",
			"3 of 3 reactions decided by a person, 1 of them as saying nothing on it. The 2 with a stance come from 1 organisation and 1 individual.", "!On: Ships pay for it"},
		"/stakeholders/" + a.published.Stakeholder: {"3 of 3 reactions decided on it.", "18 June 2014; 3 of 3 reactions decided"},
	} {
		a.get(tracker.Policy, page).wants(t, 200, append(shows, `href="/method"`)...)
	}
	a.conditionalOn(a.hidden)
	a.get(tracker.Policy, "/consultations/harbour-2014/conditions").wants(t, 200, "Most decided reactions support it: 2 of 3. Without 1 of them", "4 of 4 reactions decided by a person", `href="/method"`)
}

// conditionalOn decides that a reaction has concerns that hang on its words.
func (a *testApp) conditionalOn(r tracker.Reaction) {
	a.t.Helper()
	p := r.Passages[0]
	_, err := a.service.DecideStance(a.t.Context(), a.people[tracker.Policy].viewer, r.ID, r.Revision, tracker.StanceInput{Proposition: a.consultation.ID,
		Value: tracker.Concerned, Conditions: []tracker.WordsAt{{Passage: p.ID, End: len([]rune(p.Text))}}, Counter: &tracker.Counter{Declined: true}})
	a.must(err)
}

// TestOneReactionIsNeverSpokenOfAsMany looks for claims about many where there
// is one decided reaction.
func TestOneReactionIsNeverSpokenOfAsMany(t *testing.T) {
	a := newApp(t)
	a.decide(a.published, a.consultation.ID, tracker.Support)
	for _, page := range []string{"/consultations/harbour-2014?of=reactions", "/organisations/" + a.published.Capacity().Organisation} {
		a.get(tracker.Policy, page).wants(t, 200, "One decided reaction: no statement about many can be made of it.", "The one with a stance comes from 1 organisation and 1 individual.",
			"!All 1", "!Most decided", "!More decided", "!evenly divided", "!+100")
	}
}

func TestASuggestionIsInNoCount(t *testing.T) {
	a := newApp(t)
	suggested, err := a.service.SuggestStances(t.Context(), a.people[tracker.Policy].viewer, a.consultation, a.published)
	a.must(err)
	if suggested[a.consultation.ID].Polarity != tracker.Support || len(suggested[a.consultation.ID].Evidence) == 0 {
		t.Fatalf("got %+v, want support of some grade suggested", suggested[a.consultation.ID])
	}
	for of, unit := range map[string]string{"reactions": "reactions", "organisations": "organisations", "individuals": "individuals"} {
		a.get(tracker.Policy, "/consultations/harbour-2014?of="+of).wants(t, 200, "Nobody’s stance is decided yet.", "0 of 2 reactions decided by a person.", "nobody decided yet", "0 of 2 "+unit+" decided: 2 undecided")
	}
	a.get(tracker.Policy, "/quotes?stance=support&stance=qualified_support").wants(t, 200, "0 reactions")
	a.get(tracker.Policy, "/quotes").wants(t, 200, "0 of 2 reactions decided by a person.")
	a.get(tracker.Policy, "/stakeholders/"+a.published.Stakeholder).wants(t, 200, "0 of 1 reaction decided on it.", "None is decided yet", "None, as far as is decided")
	a.get(tracker.Policy, "/organisations/"+a.published.Capacity().Organisation).wants(t, 200, "!Stance of its reactions")
	list := rows(t, a.get(tracker.Policy, "/quotes.csv"))
	at := slices.Index(list[0], "Stance is")
	for _, row := range list[1:] {
		if row[at] != "not decided" || row[8] != "Undecided" {
			t.Errorf("got %q, want no suggestion exported", row)
		}
	}
}

func TestAnExportSaysWhatIsDecidedAndOnWhatItHangs(t *testing.T) {
	a := newApp(t)
	a.conditional()
	list := rows(t, a.get(tracker.Journalist, "/quotes.csv"))
	is, on := slices.Index(list[0], "Stance is"), slices.Index(list[0], "Conditions")
	if got, want := list[1][is]+" | "+list[1][on], "decided by a person, 20 June 2014 | support the new pier <b>& more</b> (open)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestWhoMovedOnThePageOfAPerson shows changes of position with the words on
// both sides, and only between decisions that are in force.
func TestWhoMovedOnThePageOfAPerson(t *testing.T) {
	a := newApp(t)
	whole, pays := a.consultation.ID, a.consultation.Propositions[1].ID
	here := "/stakeholders/" + a.published.Stakeholder
	a.decide(a.decide(a.published, whole, tracker.Support), pays, tracker.Oppose)
	later := a.again("2014-06-18", "We are against the pier now.")
	const none = "None, as far as is decided"
	a.get(tracker.Policy, here).wants(t, 200, none) // the later one is only suggested

	later = a.decide(a.decide(later, whole, tracker.Oppose), pays, tracker.Oppose)
	for _, page := range []string{here, here + "?proposition=" + pays} {
		a.get(tracker.Journalist, page).wants(t, 200, "!"+none, "On: A pier is built</h3>", "!On: Ships pay for it</h3>",
			"12 June 2014<span", "</a>: “We support the new pier", "18 June 2014<span", "</a>: “We are against the pier now.”", "/quotes/"+later.Passages[0].ID)
	}
	form := url.Values{"revision": {strconv.FormatInt(later.Revision, 10)}}
	a.post(tracker.Communications, "/reactions/"+later.ID+"/unpublish", form)
	a.get(tracker.Journalist, here).wants(t, 200, none, "!against the pier now")
	a.get(tracker.Policy, here).wants(t, 200, "!"+none)

	later, err := a.service.UndoStance(t.Context(), a.people[tracker.Policy].viewer, later.ID, later.Revision+1, whole)
	a.must(err)
	for _, page := range []string{here, "/consultations/harbour-2014/changes"} {
		a.get(tracker.Policy, page).wants(t, 200, "as far as is decided", "!12 June 2014</a>: “We support the new pier")
	}
}

func TestMixWords(t *testing.T) {
	for _, c := range []struct {
		mix  tracker.Mix
		want string
	}{
		{tracker.Mix{Reactions: 3, Counts: map[tracker.Stance]int{tracker.Undecided: 3}}, "0 of 3 reactions decided by a person."},
		{tracker.Mix{Reactions: 1, Counts: map[tracker.Stance]int{tracker.NotStated: 1}}, "1 of 1 reaction decided by a person, 1 of them as saying nothing on it."},
		{tracker.Mix{Reactions: 1200, Counts: map[tracker.Stance]int{tracker.Undecided: 100, tracker.Oppose: 1100}, OfThose: tracker.Heard{Organisations: 1, Individuals: 1000}},
			"1,100 of 1,200 reactions decided by a person. The 1,100 with a stance come from 1 organisation and 1,000 individuals."},
	} {
		if got := mixWords(c.mix); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", fmt.Sprint(c.mix), got, c.want)
		}
	}
}

// TestAChangeShowsTheWordsThatItRestsOn takes the evidence of each decision
// where it is not the first thing said.
func TestAChangeShowsTheWordsThatItRestsOn(t *testing.T) {
	first, second := tracker.Passage{ID: "a", Kind: tracker.Quote, Text: "Good morning."}, tracker.Passage{ID: "b", Kind: tracker.Reported, Text: "She is against it."}
	old := tracker.Passage{ID: "c", Kind: tracker.Quote, Text: "She is again it.", Successor: "b"}
	r := tracker.Reaction{Meta: tracker.Meta{ID: "r"}, Passages: []tracker.Passage{old, first, second}}
	for evidence, want := range map[string]string{"b": "/quotes/b", "": "/quotes/a", "c": "/quotes/a"} {
		r.Stances = []tracker.StanceOn{{Proposition: "p", Decision: &tracker.Decision{Evidence: []tracker.WordsAt{{Passage: evidence, End: 3}}}}}
		if got := changeQuote(r, "p").Href; got != want {
			t.Errorf("evidence in %q: got %s, want %s", evidence, got, want)
		}
	}
	if got := changeQuote(tracker.Reaction{Meta: tracker.Meta{ID: "r"}}, "p").Href; got != "/reactions/r" {
		t.Errorf("without words: got %s", got)
	}
}
