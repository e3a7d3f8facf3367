package stance

// chain is a row of heads of which each takes in the next: “critics are wrong
// to oppose”.
type chain struct {
	factor    float64 // of the heads that take in the last one
	content   float64 // of the last head; 0 if there is none
	plain     float64 // of all, without negation
	toward    float64 // sign of what the last head is about, to the target
	named     bool    // words say what it is about
	supposed  bool    // the content is only a subject: “critics”, “scrapping it”
	turned    bool    // the last head is negated
	operators int     // heads that are more than a subject
	last      kind
	weight    float64
	says      string
	from, to  int // tokens
}

func (c *chain) empty() bool { return c.content == 0 }

// feels tells whether the last head is a feeling about what “I” do next.
func (c *chain) feels() bool {
	switch c.says {
	case "disapproval", "disappointment", "welcome", "hope", "concern":
		return c.operators > 0
	}
	return false
}

func (c *chain) value() float64 { return float64(float64(c.factor*c.content) * c.toward) }

// link is a head as it enters a chain.
type link struct {
	item
	value, plain, toward float64
	weight               float64
	turned               bool
	named                bool // words say what it is about
	from                 int  // token of its negation or subject
}

// suppose makes people or a deed the provisional content: it counts only if
// something is said of it.
func (c *chain) suppose(it item, value float64) {
	if c.empty() {
		*c = chain{factor: 1, plain: value, toward: 1, weight: 1, says: it.says, from: it.from}
	} else if !c.supposed {
		c.factor = float64(c.factor * c.content)
		c.plain = float64(c.plain * value)
	}
	c.content, c.supposed, c.last, c.to = value, true, it.kind, it.to
}

// begin makes a head the first of the chain.
func (c *chain) begin(l link) {
	*c = chain{factor: 1, content: l.value, plain: float64(l.plain * l.toward), toward: l.toward, named: l.named, turned: l.turned,
		operators: 1, last: l.kind, weight: l.weight, says: l.says, from: l.from, to: l.to}
}

// embed makes a head the content of those before it.
func (c *chain) embed(l link) {
	deed := c.last == undoing || c.last == keeping
	if !c.supposed && !(deed && judges(l.kind)) { // “nothing shows that closing it | is wise”
		c.factor = float64(c.factor * c.content)
	}
	c.plain = float64(float64(c.factor*l.plain) * l.toward)
	c.content, c.toward, c.supposed = l.value, l.toward, false
	c.extend(l)
}

// judge says something of the content: “those who oppose it | are wrong”.
func (c *chain) judge(l link) {
	c.factor = float64(c.factor * l.value)
	c.plain = float64(c.plain * l.plain)
	c.supposed = true
	c.extend(l)
}

func (c *chain) extend(l link) {
	c.operators++
	c.turned, c.last, c.to = l.turned, l.kind, l.to
	c.weight = min(c.weight, l.weight)
	if c.says == "critics" || c.says == "supporters" || c.says == "others" {
		c.says = l.says
	}
}

// takesIn tells whether a head that follows the chain is its content.
func (c *chain) takesIn(k kind, linked, near, theirs bool) bool {
	switch {
	case k == verdict && (c.last != effect || theirs) || c.supposed && c.operators > 0 || linked:
		return true
	case c.says == "conviction" || c.says == "agreement":
		return true
	case c.last == undoing || c.last == keeping:
		return near && (k == undoing || k == keeping)
	case k == undoing || k == keeping || k == attitude:
		return c.last != effect
	case k == sharing || k == denial:
		return c.last == attitude
	}
	return c.last == sharing || c.last == denial
}
