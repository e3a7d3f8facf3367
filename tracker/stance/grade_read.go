package stance

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// gradedFile is what is read of a file of documents with the reactions that a
// careful reader finds in them (reaction-gold/1).
type gradedFile struct {
	Documents []struct {
		File      string
		Proposal  struct{ Summary string }
		Reactions []gradedReaction
	}
}

type gradedReaction struct {
	ID                         string
	Quotes, Reported, Evidence []gradedSpan
	Stance                     Value
}

type gradedSpan struct {
	Text  string
	Start int
}

// ReadGraded reads the reactions of documents; an error names the file.
func ReadGraded(name string, from io.Reader) ([]GradeExample, error) {
	var file gradedFile
	if err := json.NewDecoder(from).Decode(&file); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var list []GradeExample
	for _, d := range file.Documents {
		target := ReadTarget(d.Proposal.Summary)
		for _, r := range d.Reactions {
			e, err := r.example(target)
			if err != nil {
				return nil, fmt.Errorf("%s, %s, reaction %s: %w", name, d.File, r.ID, err)
			}
			list = append(list, e)
		}
	}
	return list, nil
}

// example reads a reaction's quotations and reported sentences in their order.
func (r gradedReaction) example(t Target) (GradeExample, error) {
	type part struct {
		gradedSpan
		reported bool
	}
	var said []part
	for _, s := range r.Quotes {
		said = append(said, part{s, false})
	}
	for _, s := range r.Reported {
		said = append(said, part{s, true})
	}
	slices.SortStableFunc(said, func(a, b part) int { return cmp.Compare(a.Start, b.Start) })
	var parts []Part
	for _, p := range said {
		parts = append(parts, Part{p.Text, p.reported})
	}
	return gradeExample(t, parts, r.Stance, r.evidenceTexts())
}

func (r gradedReaction) evidenceTexts() []string {
	var list []string
	for _, e := range r.Evidence {
		list = append(list, e.Text)
	}
	return list
}

// gradeExample reads parts and finds the evidence in them.
func gradeExample(t Target, parts []Part, v Value, evidence []string) (GradeExample, error) {
	if !slices.Contains(grades, v) {
		return GradeExample{}, fmt.Errorf("%q is no grade", v)
	}
	e := GradeExample{Reading: Read(t, parts), Value: v}
	for _, words := range evidence {
		for i, p := range parts {
			if before, _, found := strings.Cut(p.Text, words); found {
				start := len([]rune(before))
				e.Evidence = append(e.Evidence, Span{i, start, start + len([]rune(words))})
			}
		}
	}
	return e, nil
}

// gradedText is a line of the project's own texts.
type gradedText struct {
	Target, Text, Evidence string
	Value                  Value
}

// ReadGradedTexts reads lines of JSON, each a text with its grade and the words
// of it that are evidence; an error names the file and the line.
func ReadGradedTexts(name string, from io.Reader) ([]GradeExample, error) {
	var list []GradeExample
	lines := bufio.NewScanner(from)
	lines.Buffer(nil, longestLine)
	for n := 1; lines.Scan(); n++ {
		e, err := readGradedText(lines.Bytes())
		if err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", name, n, err)
		}
		list = append(list, e)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return list, nil
}

func readGradedText(line []byte) (GradeExample, error) {
	var text gradedText
	if err := json.Unmarshal(line, &text); err != nil {
		return GradeExample{}, err
	}
	e, err := gradeExample(ReadTarget(text.Target), []Part{{Text: text.Text}}, text.Value, []string{text.Evidence})
	if err == nil && (text.Evidence == "" || len(e.Evidence) == 0) {
		err = errors.New("the evidence is no part of the text")
	}
	return e, err
}
