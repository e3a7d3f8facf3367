package handlers

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"soundings/tracker"
)

var expectedCSVHeader = []string{"Name", "Organisation", "Sector", "Note", "Role", "Reactions", "Parts that have spoken"}

// csvRows says with the link to a file how many rows it will have.
func csvRows(n int) string { return " (CSV, " + counted(n, "row", "rows") + ")" }

// exportExpected sends the names of the filter, the silent ones without any, as a
// file for a spreadsheet. Read in again it adds the same names.
func (s *Server) exportExpected(c *fiber.Ctx) error {
	f := readExpectedFilter(c.Query)
	reg, err := s.Tracker.Register(c.UserContext(), viewer(c), c.Params("slug"), f.filter())
	if err != nil {
		return err
	}
	sectors, err := s.Tracker.SectorNames(c.UserContext())
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString("\ufeff") // without it Excel takes the file for Windows-1252
	w := csv.NewWriter(&b)
	if err := w.Write(expectedCSVHeader); err != nil {
		return err
	}
	for _, r := range reg.Rows {
		if err := w.Write(expectedCells(r, sectors)); err != nil {
			return err
		}
	}
	if w.Flush(); w.Error() != nil {
		return w.Error()
	}
	c.Set(fiber.HeaderContentType, "text/csv; charset=utf-8; header=present")
	name := f.show + "-" + reg.Consultation.Slug + "-" + tracker.London(s.Now()).Format(time.DateOnly)
	c.Set(fiber.HeaderContentDisposition, `attachment; filename="`+name+`.csv"`)
	return c.Send(b.Bytes())
}

func expectedCells(r tracker.ExpectedRow, sectors []tracker.SectorName) []string {
	sector, parts := "", ""
	if r.Sector != "" {
		sector = tracker.SectorLabel(sectors, r.Sector)
	}
	for i, p := range r.Parts {
		if i > 0 {
			parts += "; "
		}
		parts += p.Name
	}
	cells := []string{r.Name, r.Body, sector, r.Note, r.About, strconv.Itoa(r.Reactions), parts}
	for i := range cells {
		cells[i] = harmless(cells[i])
	}
	return cells
}
