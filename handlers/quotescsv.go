package handlers

import (
	"bufio"
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"net/http"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// exportTime is how long an export may take: less than the server's own limit
// on writing, so that one that is given up can still say so.
const exportTime = 110 * time.Second

var csvHeader = []string{"Permalink", "Words", "Kind", "Speaker", "Role", "Organisation", "Sector", "Said on", "Stance", "Stance on",
	"Source", "Publisher", "Published", "Source address", "Consultation", "Citation", "State", "Also as", "Stance is", "Conditions", "Suggested stance"}

// quotesFile writes the rows of an export. It holds all that it needs, for it
// writes after the handler has returned and its request is gone.
type quotesFile struct {
	server  *Server
	viewer  tracker.Viewer
	search  tracker.Search
	sectors []tracker.SectorName
	context context.Context
}

// exportQuotes sends every passage that the search finds as a file for a
// spreadsheet.
func (s *Server) exportQuotes(c *fiber.Ctx) error {
	f, err := s.readFilter(c)
	if err != nil {
		return err
	}
	q, wrong := f.search()
	if len(wrong) > 0 {
		return s.showQuotes(c, http.StatusUnprocessableEntity, f, results{}, wrong, nil)
	}
	first := q
	first.Limit = 1
	if _, err := s.Tracker.SearchQuotes(c.UserContext(), viewer(c), first); err != nil {
		if status, again := rejected(err); again {
			return s.showQuotes(c, status, f, results{}, fieldErrors(err), placesOf(err, f.first(byWords)))
		}
		return err
	}
	file := quotesFile{server: s, viewer: viewer(c), search: q, sectors: f.sectors, context: context.WithoutCancel(c.UserContext())}
	c.Set(fiber.HeaderContentType, "text/csv; charset=utf-8; header=present")
	c.Set(fiber.HeaderContentDisposition, `attachment; filename="quotes-`+tracker.London(s.Now()).Format(time.DateOnly)+`.csv"`)
	c.Context().SetBodyStreamWriter(file.write)
	return nil
}

// write writes the whole file. It runs on its own, so that nothing above it
// would catch a panic, and no status can be changed any more: if it has to
// stop early the last line says so.
func (f quotesFile) write(out *bufio.Writer) {
	ctx, cancel := context.WithTimeout(f.context, exportTime)
	defer cancel()
	w := csv.NewWriter(out)
	err := f.rows(ctx, out, w)
	if err != nil {
		f.server.Log.ErrorContext(ctx, "export cut off", "err", err)
		err = w.Write([]string{"The export was cut off here and is not complete. Download it again, with a narrower filter if this happens twice."})
	}
	w.Flush()
	if err != nil || w.Error() != nil || out.Flush() != nil {
		f.server.Log.InfoContext(ctx, "export not received to its end")
	}
}

func (f quotesFile) rows(ctx context.Context, out *bufio.Writer, w *csv.Writer) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	if _, err := out.WriteString("\ufeff"); err != nil { // without it Excel takes the file for Windows-1252
		return err
	}
	if err := w.Write(csvHeader); err != nil {
		return err
	}
	return f.server.Tracker.ExportQuotes(ctx, f.viewer, f.search, func(row tracker.QuoteRow) error { return w.Write(f.cells(row)) })
}

func (f quotesFile) cells(row tracker.QuoteRow) []string {
	r, src := row.Reaction, row.Source
	on := row.Consultation.Whole()
	if p, ok := row.Consultation.Proposition(f.search.Proposition); ok {
		on = p
	}
	a := attribution(r, f.sectors)
	cells := []string{
		f.server.permalink(row.Passage.ID), row.Passage.Text, passageKinds[row.Passage.Kind], r.By(), a.Role, a.Organisation, a.Sector,
		string(r.SaidOn), templates.Stance(r.Stance(on.ID)).Label(), on.Title,
		src.Title, src.Publisher, string(src.Published), src.Address, row.Consultation.Title, f.server.citation(r, row.Passage, src), cmp.Or(f.server.notSeenMark(r), reactionStates[r.State]),
		strings.Join(a.Also, "; "), f.standsWords(r, on.ID), conditionWords(r.On(on.ID)), f.suggestedCell(r, on.ID),
	}
	for i := range cells {
		cells[i] = harmless(cells[i])
	}
	return cells
}

// standsWords says whether a person has decided, and of what counts only because it
// is suggested, that it is.
func (f quotesFile) standsWords(r tracker.Reaction, proposition string) string {
	if f.suggestedCell(r, proposition) != "" {
		return "not decided, counted as suggested by a machine"
	}
	return decidedWords(r.On(proposition))
}

// suggestedCell is what is suggested where nobody has decided, for who asked to
// count it and may: never in the column of decisions.
func (f quotesFile) suggestedCell(r tracker.Reaction, proposition string) string {
	v, ok := r.Suggested(proposition)
	if !ok || !f.search.Suggested && !f.search.OnlySuggests || !f.viewer.May(tracker.DecideStances) {
		return ""
	}
	return templates.Stance(v).Label()
}

// decidedWords says whether a person has decided.
func decidedWords(on tracker.StanceOn) string {
	if on.Decision == nil {
		return "not decided"
	}
	return "decided by a person, " + day(on.Decision.At)
}

// conditionWords lists what a decided stance depends on, with what has become of it.
func conditionWords(on tracker.StanceOn) string {
	var list []string
	if on.Decision != nil {
		for _, c := range on.Decision.Conditions {
			list = append(list, fmt.Sprintf("%s (%s)", c.Words, c.State))
		}
	}
	return strings.Join(list, "; ")
}

// harmless keeps a spreadsheet from running a cell as a formula: it puts an
// apostrophe before what begins, after any white space or invisible signs,
// with a character that starts one.
func harmless(cell string) string {
	bare := strings.TrimLeftFunc(cell, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
	})
	first, _ := utf8.DecodeRuneInString(bare)
	start, _ := utf8.DecodeRuneInString(cell)
	if bare != "" && strings.ContainsRune("=+-@＝＋－＠", first) || cell != "" && strings.ContainsRune("\t\r\n", start) {
		return "'" + cell
	}
	return cell
}
