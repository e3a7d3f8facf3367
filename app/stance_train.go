package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"soundings/tracker/stance"
)

// stanceCommands are the commands about where words stand.
type stanceCommands struct {
	Suggest stanceSuggestCommand `cmd:"" default:"withargs" help:"Answer JSON Lines on standard input with where each stands (the default)."`
	Train   stanceTrainCommand   `cmd:"" help:"Train the weights of the base model on labelled texts."`
}

type stanceTrainCommand struct {
	Folder string `arg:"" type:"existingdir" help:"The folder of labelled texts, one set a file (*.jsonl)."`
	Own    string `default:"tracker/stance/training" help:"The folder of the project's own texts."`
}

// Run implements the command.
func (c stanceTrainCommand) Run(ctx context.Context, con console) error {
	for _, dir := range []string{c.Folder, c.Own} {
		sets, err := readLabelledSets(dir)
		if err != nil {
			return err
		}
		for _, s := range sets {
			if _, err := fmt.Fprintf(con.out, "%s: %d texts\n", s.name, len(s.texts)); err != nil {
				return err
			}
		}
	}
	return nil
}

// labelledSet is one file of labelled texts.
type labelledSet struct {
	name  string
	texts []stance.Labelled
}

// readLabelledSets reads every set of a folder, in the order of their names; a
// folder that is not there has none.
func readLabelledSets(dir string) ([]labelledSet, error) {
	files, err := fs.Glob(os.DirFS(dir), "*.jsonl")
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	var sets []labelledSet
	for _, name := range files {
		path := filepath.Join(dir, name)
		file, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		texts, err := stance.ReadLabelled(path, file)
		if closing := file.Close(); err == nil {
			err = closing
		}
		if err != nil {
			return nil, err
		}
		sets = append(sets, labelledSet{name, texts})
	}
	return sets, nil
}
