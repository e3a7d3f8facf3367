package handlers

import (
	"fmt"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"soundings/templates"
)

// stretch is one page of a list.
type stretch struct {
	page, last, from, to, total int
}

// pageOf returns the page that a request asks for, the nearest if there is no such page.
func pageOf(c *fiber.Ctx, total, size int) stretch {
	last := max(1, (total+size-1)/size)
	page := min(max(1, c.QueryInt("page", 1)), last)
	return stretch{page: page, last: last, from: (page - 1) * size, to: min(page*size, total), total: total}
}

func (p stretch) links(href func(page int) string) templates.Pages {
	shown := ""
	if p.last > 1 {
		shown = fmt.Sprintf("%s to %s of %s", thousands(p.from+1), thousands(p.to), thousands(p.total))
	}
	return templates.NewPages(shown, p.page, p.last, href)
}

// thousands writes a number with its thousands apart: 1,140.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
