package stance

import (
	"embed"
	"encoding/json"
	"fmt"
	"sync"
)

// RoundUpsFile holds how well the engine as a whole did on documents.
const RoundUpsFile = "roundups.json"

//go:embed weights/measured.json weights/roundups.json
var measuredFiles embed.FS

// RoundUps is how well the engine does on documents in which people react to a
// proposal, of which it is told the speakers and their words.
type RoundUps struct {
	Documents int `json:"documents"`
	Reactions int `json:"reactions"`
	// MacroF1 is of the five grades, each answer right or wrong.
	MacroF1 float64 `json:"macro_f1"`
	// Adjacent is the share that is at most one grade off.
	Adjacent float64 `json:"adjacent"`
	// Evidence is the share of suggestions whose evidence overlaps that of a
	// careful reader.
	Evidence float64 `json:"evidence"`
	// Abstained is the share on which nothing is suggested.
	Abstained float64 `json:"abstained"`
}

// Accuracy is what is known of how good the suggestions are.
type Accuracy struct {
	Sets     []Measured // the base model, on texts with two sides
	RoundUps RoundUps
}

// MeasuredAccuracy returns the figures that belong to the weights built in.
var MeasuredAccuracy = sync.OnceValues(func() (Accuracy, error) {
	var a Accuracy
	for name, into := range map[string]any{MeasuredFile: &a.Sets, RoundUpsFile: &a.RoundUps} {
		data, err := measuredFiles.ReadFile("weights/" + name)
		if err == nil {
			err = json.Unmarshal(data, into)
		}
		if err != nil {
			return Accuracy{}, fmt.Errorf("the embedded %s: %w", name, err)
		}
	}
	return a, nil
})
