package handlers

import (
	"cmp"
	"time"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// termsTyped is how words may be used, as it was typed into a form.
type termsTyped struct {
	status, permitted, date, clock string
}

func readTerms(c *fiber.Ctx) termsTyped {
	return termsTyped{
		status: c.FormValue("status"), permitted: c.FormValue("permitted"),
		date: c.FormValue("embargo_date"), clock: c.FormValue("embargo_time"),
	}
}

// termsShown writes terms as a form shows them.
func termsShown(t *tracker.Terms) termsTyped {
	if t == nil {
		return termsTyped{}
	}
	f := termsTyped{status: string(t.Status)}
	if t.Permitted {
		f.permitted = "yes"
	}
	if !t.Embargo.IsZero() {
		at := tracker.London(t.Embargo)
		f.date, f.clock = at.Format(time.DateOnly), at.Format("15:04")
	}
	return f
}

// terms reads what was typed. An embargo without a time ends as its day begins.
func (f termsTyped) terms() (tracker.Terms, []templates.FieldError) {
	t := tracker.Terms{Status: tracker.AttributionStatus(f.status), Permitted: f.permitted == "yes"}
	switch {
	case f.date == "" && f.clock == "":
		return t, nil
	case f.date == "":
		return t, []templates.FieldError{{Field: "embargo_date", Message: "Enter the day until which the embargo holds, or leave the time empty."}}
	}
	day, ok := tracker.ParseCivilDate(f.date)
	at, err := tracker.ParseLondon(string(day), cmp.Or(f.clock, "00:00"))
	switch {
	case !ok || len(day) != len(time.DateOnly):
		return t, []templates.FieldError{{Field: "embargo_date", Message: "Enter the whole day of the embargo, for example 12 June 2014."}}
	case err != nil:
		return t, []templates.FieldError{{Field: "embargo_time", Message: "Enter a time of day, for example 00:01 or 16:30."}}
	}
	t.Embargo = at
	return t, nil
}

// statusChoices offers the attribution statuses; none is chosen beforehand.
func (f termsTyped) statusChoices() []templates.Option {
	return choices(tracker.AttributionStatuses(), attributionStatuses, tracker.AttributionStatus(f.status))
}

// summary puts terms into one line.
func termsSummary(t tracker.Terms) string {
	line := attributionStatuses[t.Status]
	if line == "" {
		line = "Attribution unknown"
	}
	if t.Permitted {
		line += ", may be published"
	} else {
		line += ", no permission to publish"
	}
	return line + ", " + cmp.Or(embargoWords(t), "no embargo")
}

func embargoWords(t tracker.Terms) string {
	if t.Embargo.IsZero() {
		return ""
	}
	return "until " + moment(t.Embargo)
}

// renamed gives errors the names that the fields have on the page.
func renamed(list []templates.FieldError, names map[string]string) []templates.FieldError {
	out := make([]templates.FieldError, len(list))
	for i, e := range list {
		if name, ok := names[e.Field]; ok {
			e.Field = name
		}
		out[i] = e
	}
	return out
}
