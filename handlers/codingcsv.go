package handlers

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// exportComparison sends what coders said of each reaction as a file for a
// spreadsheet, once all have handed in.
func (s *Server) exportComparison(c *fiber.Ctx) error {
	found, err := s.Tracker.Comparison(c.UserContext(), viewer(c), c.Params("id"))
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString("\ufeff") // without it Excel takes the file for Windows-1252
	w := csv.NewWriter(&b)
	rows := [][]string{comparisonHeader(found.Coding)}
	for _, item := range found.Items {
		rows = append(rows, s.comparisonCells(found, item))
	}
	for _, row := range rows {
		for i := range row {
			row[i] = harmless(row[i])
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	c.Set(fiber.HeaderContentType, "text/csv; charset=utf-8; header=present")
	c.Set(fiber.HeaderContentDisposition, `attachment; filename="coders-`+tracker.London(s.Now()).Format(time.DateOnly)+`.csv"`)
	return c.Status(http.StatusOK).Send(b.Bytes())
}

func comparisonHeader(c tracker.Coding) []string {
	header := []string{"Number", "Reaction", "Speaker", "Organisation", "Words"}
	for _, coder := range c.Coders {
		header = append(header, coder.Name, "Note of "+coder.Name)
	}
	return append(header, "Outcome", "In force", "Settled as", "Reason", "Settled by")
}

var outcomes = map[tracker.Outcome]string{
	tracker.CodedAlike:   "Alike",
	tracker.CodedApart:   "Apart",
	tracker.CodedMissing: "Missing",
}

func (s *Server) comparisonCells(c tracker.Comparison, item tracker.ComparedItem) []string {
	var words []string
	for _, x := range codingPassages(item.Reaction, func(string) bool { return false }) {
		words = append(words, x.Text)
	}
	cells := []string{strconv.Itoa(item.Number), s.URL + reactionHref(item), item.Reaction.By(), item.Reaction.Capacity().OrganisationName, strings.Join(words, " … ")}
	for _, a := range item.Answers {
		cells = append(cells, templates.Stance(a.Value).Label(), a.Note)
	}
	cells = append(cells, outcomes[item.Outcome], templates.Stance(item.Decided).Label())
	switch x := item.Verdict; {
	case x == nil:
		return append(cells, "", "", "")
	case x.Agreed:
		return append(cells, templates.Stance(x.Value).Label(), "All coders agreed", x.ByName)
	default:
		return append(cells, templates.Stance(x.Value).Label(), x.Why, adjudicator(c.Coding, *x))
	}
}
