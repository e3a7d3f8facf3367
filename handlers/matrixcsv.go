package handlers

import (
	"bufio"
	"cmp"
	"context"
	"encoding/csv"
	"io"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// exportMatrix sends every row that the matrix finds as a file for a spreadsheet.
// What is only suggested is not in it.
func (s *Server) exportMatrix(c *fiber.Ctx) error {
	a, err := s.readMatrix(c)
	if err != nil {
		return err
	}
	m, err := s.Tracker.Matrix(c.UserContext(), viewer(c), c.Params("slug"), a.query)
	if err != nil {
		return err
	}
	ctx := context.WithoutCancel(c.UserContext())
	c.Set(fiber.HeaderContentType, "text/csv; charset=utf-8; header=present")
	c.Set(fiber.HeaderContentDisposition, `attachment; filename="who-stands-where-`+m.Consultation.Slug+"-"+tracker.London(s.Now()).Format(time.DateOnly)+`.csv"`)
	c.Context().SetBodyStreamWriter(func(out *bufio.Writer) {
		if err := cmp.Or(writeMatrix(out, m, a), out.Flush()); err != nil {
			s.Log.InfoContext(ctx, "export not received to its end", "err", err)
		}
	})
	return nil
}

// writeMatrix writes a line for each row, with four cells for each proposition.
func writeMatrix(out io.Writer, m tracker.Matrix, a matrixAsked) error {
	if _, err := io.WriteString(out, "\ufeff"); err != nil { // without it Excel takes the file for Windows-1252
		return err
	}
	w := csv.NewWriter(out)
	head := []string{upperFirst(a.by.one), "Sector"}
	for _, p := range m.Consultation.Propositions {
		head = append(head, p.Title, p.Title+": decided reactions", p.Title+": with a stance", p.Title+": of them like the latest")
	}
	lines := [][]string{append(head, "Reactions", "Latest said on")}
	for _, r := range m.Rows {
		line := []string{r.Name, tracker.SectorLabel(a.sectors, r.Sector)}
		for _, cell := range r.Cells {
			line = append(line, templates.Stance(cell.Holds()).Label(), strconv.Itoa(cell.Decided), strconv.Itoa(len(cell.Course)), strconv.Itoa(cell.Alike()))
		}
		lines = append(lines, append(line, strconv.Itoa(r.Reactions), string(r.Last.SaidOn)))
	}
	for _, line := range lines {
		for i := range line {
			line[i] = harmless(line[i])
		}
		if err := w.Write(line); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
