package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"soundings/tracker/stance"
)

type stanceTrainGradesCommand struct {
	Documents []string `default:"tracker/extract/testdata/documents/work,tracker/extract/testdata/documents/mixed" help:"Folders of documents with a gold.json (reaction-gold/1)."`
	Own       string   `default:"tracker/stance/training/grades/reactions.jsonl" help:"The project's own reactions."`
	Out       string   `default:"tracker/stance/weights/grade.bin" help:"The file that the weights are written to."`
}

// Run implements the command. What the base model says of a text is a feature of
// its grade: a new base model is built in before grades are trained on it.
func (c stanceTrainGradesCommand) Run(con console) error {
	examples, err := readExamples(c.Own, stance.ReadGradedTexts)
	if err != nil {
		return err
	}
	for _, dir := range c.Documents {
		list, err := readExamples(filepath.Join(dir, "gold.json"), stance.ReadGraded)
		if err != nil {
			return err
		}
		examples = append(examples, list...)
	}
	if err := writeFiles(filepath.Dir(c.Out), map[string][]byte{filepath.Base(c.Out): stance.TrainGrades(examples)}); err != nil {
		return err
	}
	_, err = fmt.Fprintf(con.out, "%s: trained on %d reactions\n", c.Out, len(examples))
	return err
}

// readExamples reads one file of graded reactions.
func readExamples(path string, read func(name string, from io.Reader) ([]stance.GradeExample, error)) ([]stance.GradeExample, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	list, err := read(path, file)
	if closing := file.Close(); err == nil {
		err = closing
	}
	return list, err
}
