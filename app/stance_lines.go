package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"slices"
	"strings"

	"soundings/tracker/stance"
)

// stanceSuggestCommand answers lines of words with where they stand.
type stanceSuggestCommand struct {
	JSONL bool `name:"jsonl" required:"" help:"Read JSON Lines of {id, target, text} from standard input and write a suggestion for each; a line with \"confirmed\" is a decision that the lines after it learn from."`
}

// Run implements the command.
func (stanceSuggestCommand) Run(ctx context.Context, con console) error {
	return suggestLines(ctx, os.Stdin, con.out)
}

// stanceLine is one line of standard input, and stanceAnswer the line written
// for it.
type stanceLine struct {
	ID        json.RawMessage `json:"id"` // a string or a number, handed back as it came
	Target    *string         `json:"target"`
	Text      *string         `json:"text"`
	Confirmed *stance.Value   `json:"confirmed"`
}

type stanceAnswer struct {
	ID         json.RawMessage `json:"id"`
	Label      stance.Value    `json:"label"`
	Polarity   stance.Value    `json:"polarity"`
	Confidence float64         `json:"confidence"`
	Evidence   *stanceEvidence `json:"evidence"`
	Cues       []string        `json:"cues"`
}

// stanceEvidence is a stretch of the text in code points.
type stanceEvidence struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// suggestLines reads lines and answers each that is no decision. Before it waits
// for input it hands over everything answered so far, so that whoever writes one
// line and waits is not kept waiting. It ends at the first line that it cannot
// read: the lines after it might rest on a decision in it.
func suggestLines(ctx context.Context, from io.Reader, to io.Writer) error {
	in := bufio.NewReaderSize(from, 1<<16)
	out := bufio.NewWriterSize(to, 1<<16)
	learnt := newPropositions()
	for n := 1; ctx.Err() == nil; n++ {
		line, err := readLine(in, out)
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if line = bytes.TrimSpace(line); len(line) > 0 {
			if wrong := answerLine(learnt, line, out); wrong != nil {
				return errors.Join(fmt.Errorf("line %d: %w", n, wrong), out.Flush())
			}
		}
		if err != nil {
			break
		}
	}
	return errors.Join(ctx.Err(), out.Flush())
}

// readLine reads the next line, and flushes out first if that may have to wait.
func readLine(in *bufio.Reader, out *bufio.Writer) ([]byte, error) {
	ready, err := in.Peek(in.Buffered())
	if err != nil {
		return nil, fmt.Errorf("standard input: %w", err)
	}
	if bytes.IndexByte(ready, '\n') < 0 {
		if err := out.Flush(); err != nil {
			return nil, fmt.Errorf("standard output: %w", err)
		}
	}
	var line []byte
	for {
		piece, err := in.ReadSlice('\n')
		line = append(line, piece...)
		switch {
		case len(line) > longestLine:
			return nil, fmt.Errorf("standard input: a line is longer than %d MB", longestLine>>20)
		case err == nil || errors.Is(err, io.EOF):
			return line, err
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, fmt.Errorf("standard input: %w", err)
		}
	}
}

// longestLine bounds what one line takes to read.
const longestLine = 64 << 20

// answerLine learns from one line, or writes what is suggested for it.
func answerLine(learnt *propositions, raw []byte, out io.Writer) error {
	line, err := readStanceLine(raw)
	if err != nil {
		return err
	}
	about := learnt.find(*line.Target)
	reading := stance.Read(about.target, []stance.Part{{Text: *line.Text}})
	if line.Confirmed != nil {
		learnt.decide(about, reading, *line.Confirmed)
		return nil
	}
	s := about.suggest(reading)
	answer := stanceAnswer{
		ID:         line.ID,
		Label:      s.Value,
		Polarity:   s.Polarity,
		Confidence: math.Round(s.Confidence*1e4) / 1e4,
		Cues:       []string{},
	}
	if len(s.Evidence) > 0 {
		answer.Evidence = &stanceEvidence{s.Evidence[0].Start, s.Evidence[0].End}
	}
	for _, c := range s.Cues {
		answer.Cues = append(answer.Cues, c.String())
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(answer); err != nil {
		return fmt.Errorf("standard output: %w", err)
	}
	return nil
}

// decidable are the values that a line may carry as a decision.
var decidable = []stance.Value{stance.Support, stance.QualifiedSupport, stance.Neutral, stance.Concerned, stance.Oppose, stance.NotStated}

// readStanceLine reads one line, and says in plain words what is wrong with it.
func readStanceLine(raw []byte) (stanceLine, error) {
	var line stanceLine
	if err := json.Unmarshal(raw, &line); err != nil {
		return line, errors.New(notStanceLine(err))
	}
	for _, field := range []struct {
		name    string
		missing bool
	}{{"id", line.ID == nil}, {"target", line.Target == nil}, {"text", line.Text == nil}} {
		if field.missing {
			return line, fmt.Errorf("the object has no %s; %s", field.name, stanceLineForm)
		}
	}
	if kind := line.ID[0]; kind == '{' || kind == '[' || kind == 't' || kind == 'f' || kind == 'n' {
		return line, errors.New("id should be a string or a number; " + stanceLineForm)
	}
	if c := line.Confirmed; c != nil && !slices.Contains(decidable, *c) {
		return line, fmt.Errorf("confirmed is %q and should be one of support, qualified_support, neutral, concerned, oppose, not_stated", *c)
	}
	return line, nil
}

const stanceLineForm = `expected is an object such as {"id": "a1", "target": "…", "text": "…"}`

// notStanceLine says what keeps a line from being read.
func notStanceLine(err error) string {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		if kind.Field != "" {
			return fmt.Sprintf("%s is a %s and should be a string; %s", kind.Field, kind.Value, stanceLineForm)
		}
		return fmt.Sprintf("the line holds a JSON %s; %s", kind.Value, stanceLineForm)
	}
	return fmt.Sprintf("the line is not JSON: %v; %s", err, stanceLineForm)
}

// proposition is a target with what has been decided on it.
type proposition struct {
	target   stance.Target
	examples []stance.Example
	model    *stance.Model // nil until it is asked for after a decision
	asked    int           // when it was last met
}

// propositions are those met so far. Targets on which nothing is decided are
// forgotten past maxIdle of them, which costs time only; of decisions the latest
// stance.MaxExamples a target are kept, and past most of them in all those on
// the targets not met for longest are forgotten.
type propositions struct {
	byWords map[string]*proposition
	kept    int // how many were left when the others were last forgotten
	clock   int // how many lines were met
	learnt  int // decisions kept
	most    int
}

// maxIdle is how many targets without a decision are remembered.
const maxIdle = 1000

// maxDecisions is how many decisions are remembered in all: some kilobytes each.
const maxDecisions = 50_000

func newPropositions() *propositions {
	return &propositions{byWords: map[string]*proposition{}, most: maxDecisions}
}

// find returns the proposition of a target: letter case and runs of white space
// make no other.
func (p *propositions) find(words string) *proposition {
	key := strings.ToLower(strings.Join(strings.Fields(words), " "))
	p.clock++
	if found, ok := p.byWords[key]; ok {
		found.asked = p.clock
		return found
	}
	if len(p.byWords) >= p.kept+maxIdle {
		p.forget()
	}
	found := &proposition{target: stance.ReadTarget(words), asked: p.clock}
	p.byWords[key] = found
	return found
}

// forget drops every target on which nothing is decided.
func (p *propositions) forget() {
	for key, about := range p.byWords {
		if len(about.examples) == 0 {
			delete(p.byWords, key)
		}
	}
	p.kept = len(p.byWords)
}

// decide learns a decision on a target, and forgets those on the targets not
// met for longest where there are too many.
func (p *propositions) decide(about *proposition, r stance.Reading, v stance.Value) {
	before := len(about.examples)
	about.decide(r, v)
	if p.learnt += len(about.examples) - before; p.learnt <= p.most {
		return
	}
	keys := slices.SortedFunc(maps.Keys(p.byWords), func(a, b string) int {
		return cmp.Compare(p.byWords[a].asked, p.byWords[b].asked)
	})
	for _, key := range keys {
		if p.learnt <= p.most*3/4 || p.byWords[key] == about {
			break
		}
		p.learnt -= len(p.byWords[key].examples)
		delete(p.byWords, key)
	}
}

func (p *proposition) decide(r stance.Reading, v stance.Value) {
	if len(p.examples) == stance.MaxExamples {
		p.examples = slices.Delete(p.examples, 0, 1)
	}
	p.examples = append(p.examples, stance.Example{Reading: r, Value: v})
	p.model = nil
}

func (p *proposition) suggest(r stance.Reading) stance.Suggestion {
	if p.model == nil {
		p.model = stance.Learn(p.examples)
	}
	return p.model.Suggest(r)
}
