package stance

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Labelled is one text of which people have said where it stands on a target.
type Labelled struct {
	ID     string `json:"id"`
	Target string `json:"target"`
	Text   string `json:"text"`
	Label  Value  `json:"label"`
}

// longestLine bounds a line of a training file.
const longestLine = 1 << 20

// ReadLabelled reads lines of JSON; an error names the file and the line.
func ReadLabelled(name string, from io.Reader) ([]Labelled, error) {
	var list []Labelled
	lines := bufio.NewScanner(from)
	lines.Buffer(nil, longestLine)
	n := 0
	for lines.Scan() {
		n++
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		one, err := readLabelled(lines.Bytes())
		if err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", name, n, err)
		}
		list = append(list, one)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s, after line %d: %w", name, n, err)
	}
	return list, nil
}

func readLabelled(line []byte) (Labelled, error) {
	var one Labelled
	if err := json.Unmarshal(line, &one); err != nil {
		return one, err
	}
	switch {
	case strings.TrimSpace(one.Target) == "":
		return one, errors.New("there is no target")
	case strings.TrimSpace(one.Text) == "":
		return one, errors.New("there is no text")
	case one.Label != Support && one.Label != Oppose:
		return one, fmt.Errorf("label %q: it is support or oppose", one.Label)
	}
	return one, nil
}
