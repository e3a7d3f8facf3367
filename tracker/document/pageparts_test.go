package document

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const story = `<p>Ada Okoro, chair of the Pier Trust, said: “We will appeal against it, because it was made without us and without all those who use the ferry.”</p><p>It goes on for some more words, as stories of newspapers do.</p>`

// What is no part of the text of a page is left out, and said.
func TestPartsOfPages(t *testing.T) {
	const told = "Ada Okoro, chair of the Pier Trust, said: “We will appeal against it, because it was made without us and without all those who use the ferry.”\n\nIt goes on for some more words, as stories of newspapers do."
	for name, c := range map[string]struct{ page, text, note string }{
		"comments below a post, sharing inside it": {`<main><article class="post tag-news"><h1>Head</h1>` + story + `<div class="sharedaddy sd-sharing"><p>Share this</p></div></article><div id="comments" class="comments-area"><p>“No,” said somebody.</p></div></main>`,
			"Head\n\n" + told, "Left out of the page: comments of readers (1, words: 3), sharing and tags (1, words: 2)."},
		"several articles, one with the headline": {`<main><article><h1>Head</h1>` + story + `</article><article class="card"><h2>Other</h2><p>“Nothing,” said Tim.</p></article></main>`,
			"Head\n\n" + told, "Left out of the page: 4 words outside the main part."},
		"short articles beside a story in divs":                {`<div><article><h2>Card</h2></article></div><div class="copy"><div>` + story + `</div></div>`, "Card\n\n" + told, ""},
		"several posts":                                        {`<main><article><h2>One</h2>` + story + `</article><article><h2>Two</h2><p>“Yes,” said Tim Marsh, who had come on his own.</p></article></main>`, "One\n\n" + told + "\n\nTwo\n\n“Yes,” said Tim Marsh, who had come on his own.", ""},
		"names that only sound like asides":                    {`<div class="commentary">` + story + `</div><div class="social-care"><p>Care.</p></div><div class="shared-care"><p>Shared.</p></div><div class="has-sidebar"><p>Bar.</p></div><div class="banner-story"><p>Lead.</p></div>`, told + "\n\nCare.\n\nShared.\n\nBar.\n\nLead.", ""},
		"a page that is one form":                              {`<form id="aspnetForm"><nav>Home</nav>` + story + `</form>`, told, "Left out of the page: navigation (1, words: 1)."},
		"hidden text, a banner, related links":                 {story + `<p hidden>“Hidden words.”</p><div class="gem-c-cookie-banner">Cookies here</div><div class="relatedLinks">More</div><div role="complementary">Side</div><noscript>Script</noscript><template>T</template>`, told, "Left out of the page: related pages (1, words: 1), boxes beside the text (1, words: 1), hidden text (1, words: 2), notices and advertisements (1, words: 2)."},
		"two breaks are a paragraph where there are no others": {"<div>One.<br>Two.<br> <br>Three.</div><p>Four.<br><br>Still four.</p>" + story, "One.\nTwo.\n\nThree.\n\nFour.\n\nStill four.\n\n" + told, ""},
	} {
		d, err := Read("a.html", []byte("<html><body>"+c.page+"</body></html>"))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(c.text, d.Text); diff != "" {
			t.Errorf("%s: want (-) got (+):\n%s", name, diff)
		}
		if got := strings.Join(d.Notes, " "); got != c.note {
			t.Errorf("%s: got %q, want %q", name, got, c.note)
		}
	}
}
