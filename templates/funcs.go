package templates

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"
)

// funcs is all that a template may call beside its page's methods.
var funcs = template.FuncMap{
	"stance":   func(s Stance) Stance { return s },
	"asset":    Asset,
	"count":    count,
	"num":      number,
	"begin":    beginning,
	"scale":    Scale,
	"keyOf":    func(i int) int { return i + 1 },
	"field":    newField,
	"pick":     newPick,
	"kind":     kindLabel,
	"judging":  func(page CodingComparison, i CodingItem) judging { return judging{i, page} },
	"figures":  func(name string, list []AgreementFigure) figures { return figures{name, list} },
	"changing": func(page Accounts, r AccountRow) changing { return changing{r, page} },
	"deciding": func(page Frame, d Decide) deciding { return deciding{d, page} },
	"choosing": func(page Frame, name, label, fold, find string, m DirectoryMatch) choosing {
		return choosing{m, page, name, label, fold, find}
	},
	"adding":   func(page Frame, prefix string, a AddedWords) adding { return adding{a, page, prefix} },
	"inReview": func(page Review, d DraftCard) inReview { return inReview{d, page.Frame} },
	"logging":  func(page Frame, d LogStance) logging { return logging{d, page} },
	"stanceOf": func(page Reaction, d StanceDecision) stanceOf { return stanceOf{d, page} },
}

// inReview is a draft of a review, with the page around it.
type inReview struct {
	DraftCard
	Page Frame
}

// adding is the fields for words of the text, with the page around them.
type adding struct {
	AddedWords
	Page   Frame
	Prefix string // of the ids of the fields
}

// choosing is the question whom a name means, with the page around it.
type choosing struct {
	DirectoryMatch
	Page                    Frame
	Name, Label, Fold, More string
}

// Unfolded reports whether the question is to be seen at once.
func (c choosing) Unfolded() bool {
	return c.Open || c.Page.Err(c.Name) != "" || slices.ContainsFunc(c.Choices, func(o Option) bool { return o.Selected && o.Value != "" })
}

// deciding is the form for one stance, with the page around it.
type deciding struct {
	Decide
	Page Frame
}

// Wrong reports whether a field of the form is at fault, so that it is unfolded.
func (d deciding) Wrong() bool {
	return slices.ContainsFunc(d.Page.Errors, func(e FieldError) bool { return strings.HasSuffix(e.Field, "-"+d.ID) })
}

// contraryOf is a group of words to the contrary with what is chosen in the form
// around it.
type contraryOf struct {
	Contrary
	ID      string
	Counter string
}

// Group is one of the groups of words to the contrary.
func (d deciding) Group(c Contrary) contraryOf { return contraryOf{c, d.ID, d.Counter} }

// stanceOf is what is known of one stance, with the page around it.
type stanceOf struct {
	StanceDecision
	Page Reaction
}

// Group is the words to the contrary of the decision.
func (s stanceOf) Group() contraryOf {
	return contraryOf{s.Settle.Group, s.PropositionID, s.Settle.Counter}
}

// changing is the form for one account, with the page around it.
type changing struct {
	AccountRow
	Page Accounts
}

// Open unfolds the form that was sent and rejected.
func (c changing) Open() bool { return c.Page.Err("role-"+c.ID) != "" }

// number writes thousands apart: 1,140.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// count is a number with its noun: 1 reaction, 2 reactions.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return number(n) + " " + many
}

// kindLabel names a kind of passage.
func kindLabel(kind string) string {
	switch kind {
	case "quote":
		return "Direct quote"
	case "reported":
		return "Reported speech"
	case "context":
		return "Context"
	}
	return kind
}

// formField is a labelled input for the partials text, textarea and secret.
type formField struct {
	ID, Name, Label, Value, Message     string
	Hint, Type, Class, Autocomplete     string
	List, Form, Rows, Inputmode, Suffix string
	Suggest, Into                       string // of a combobox: where it asks, and the field that is given what is chosen
	Heading                             bool
}

// Described lists the ids of the hint and the message, for aria-describedby.
func (f formField) Described() string { return described(f.ID, f.Hint, f.Message) }

func described(id, hint, message string) string {
	s := ""
	if hint != "" {
		s = id + "-hint"
	}
	if message != "" {
		if s != "" {
			s += " "
		}
		s += id + "-error"
	}
	return s
}

// newField makes a field; the options are names and values in turn. The name
// of the input is its id unless it is given.
func newField(page Frame, id, label, value string, options ...string) (formField, error) {
	f := formField{ID: id, Name: id, Label: label, Value: value, Message: page.Err(id), Type: "text", Rows: "4"}
	if len(options)%2 != 0 {
		return f, fmt.Errorf("field %s: an option has no value", id)
	}
	set := map[string]*string{
		"name": &f.Name, "hint": &f.Hint, "type": &f.Type, "class": &f.Class, "autocomplete": &f.Autocomplete,
		"list": &f.List, "form": &f.Form, "rows": &f.Rows, "inputmode": &f.Inputmode, "suggest": &f.Suggest, "into": &f.Into, "suffix": &f.Suffix,
	}
	for i := 0; i < len(options); i += 2 {
		target, ok := set[options[i]]
		if !ok {
			return f, fmt.Errorf("field %s: there is no option %s", id, options[i])
		}
		*target = options[i+1]
	}
	return f, nil
}

// picker is a labelled choice for the partials select, radios and checkboxes.
type picker struct {
	ID, Name, Label, Message, Hint, Class string
	Options                               []Option
}

// Described lists the ids of the hint and the message, for aria-describedby.
func (p picker) Described() string { return described(p.ID, p.Hint, p.Message) }

func newPick(page Frame, id, label string, choices []Option, options ...string) (picker, error) {
	p := picker{ID: id, Name: id, Label: label, Message: page.Err(id), Options: choices}
	if len(options)%2 != 0 {
		return p, fmt.Errorf("choice %s: an option has no value", id)
	}
	set := map[string]*string{"name": &p.Name, "hint": &p.Hint, "class": &p.Class}
	for i := 0; i < len(options); i += 2 {
		target, ok := set[options[i]]
		if !ok {
			return p, fmt.Errorf("choice %s: there is no option %s", id, options[i])
		}
		*target = options[i+1]
	}
	return p, nil
}

// beginning is the first words of a text, by which a link to it is told from
// others where links are listed.
func beginning(text string) string {
	const most = 6
	words := strings.Fields(text)
	if len(words) <= most {
		return strings.Join(words, " ")
	}
	return strings.Join(words[:most], " ") + " …"
}
