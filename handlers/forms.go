package handlers

import (
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
)

// formValues returns every value that a form sends under a name, in order.
func formValues(c *fiber.Ctx, name string) []string {
	var list []string
	for _, v := range c.Request().PostArgs().PeekMulti(name) {
		list = append(list, string(v))
	}
	return list
}

// lines returns the lines of a text area that hold something.
func lines(text string) []string {
	var list []string
	for l := range strings.Lines(text) {
		if l = strings.TrimSpace(l); l != "" {
			list = append(list, l)
		}
	}
	return list
}

// fieldsNamed gives the fields of the domain the names that a form has for them.
func fieldsNamed(wrong []templates.FieldError, names map[string]string) []templates.FieldError {
	out := make([]templates.FieldError, 0, len(wrong))
	for _, w := range wrong {
		if name, ok := names[w.Field]; ok {
			w.Field = name
		}
		out = append(out, w)
	}
	return out
}

// quotesAt is the address of the search page with filters, given as names and
// values in turn; what is empty is left out.
func quotesAt(filters ...string) string { return addressWith("/quotes", filters...) }

func addressWith(path string, pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			q.Add(pairs[i], pairs[i+1])
		}
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}
