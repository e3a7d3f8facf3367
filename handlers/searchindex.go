package handlers

import (
	"fmt"
	"net/http"
	"time"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
	"soundings/tracker"
)

// indexRefresh is after how many seconds the page is asked for again while an
// index is being built, without a script.
const indexRefresh = 5

func (s *Server) indexRoutes() []route {
	return []route{
		{http.MethodGet, "/search-index", tracker.ManageIndex, s.showIndex},
		{http.MethodPost, "/search-index/rebuild", tracker.ManageIndex, s.rebuildIndex},
	}
}

func (s *Server) showIndex(c *fiber.Ctx) error {
	st, err := s.Tracker.IndexState(c.UserContext(), viewer(c))
	if err != nil {
		return err
	}
	page := templates.SearchIndex{
		Frame: s.frame(c, "Search index"), Reactions: st.Reactions, Version: st.Version, Size: sizeWords(st.Bytes), Files: st.Files,
		UpToDate: upToDateWords(st.UpToDate), Partial: st.Partial, Trouble: st.Trouble,
	}
	if _, away := s.Tracker.Away(); away && len(st.Trouble) > 0 {
		page.Trouble = []string{"The database cannot be reached."} // nothing is written to the index meanwhile, so no trouble of its own is hidden
	}
	if st.Filling {
		page.Building, page.Built, page.Of, page.Percent, page.NextVersion = true, st.Filled, st.Of, st.Percent, st.NextVersion
		page.Frame.Refresh = indexRefresh
	}
	return s.show(c, http.StatusOK, page)
}

func (s *Server) rebuildIndex(c *fiber.Ctx) error {
	if err := s.Tracker.RebuildIndex(c.UserContext(), viewer(c)); err != nil {
		return err
	}
	s.flash(c, "The index is being built again.")
	return c.Redirect("/search-index", http.StatusSeeOther)
}

func upToDateWords(at time.Time) string {
	if at.IsZero() {
		return "not yet since Soundings was started"
	}
	return tracker.London(at).Format("2 January 2006, 15:04:05")
}

// sizeWords writes a size as people read it.
func sizeWords(bytes int64) string {
	switch {
	case bytes < 1_000_000:
		return fmt.Sprintf("%d kB", (bytes+999)/1000)
	case bytes < 1_000_000_000:
		return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
	}
	return fmt.Sprintf("%.1f GB", float64(bytes)/1e9)
}
