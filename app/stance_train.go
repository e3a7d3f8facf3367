package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"soundings/tracker/stance"
)

// stanceCommands are the commands about where words stand.
type stanceCommands struct {
	Suggest stanceSuggestCommand     `cmd:"" default:"withargs" help:"Answer JSON Lines on standard input with where each stands (the default)."`
	Train   stanceTrainCommand       `cmd:"" help:"Train the weights of the base model on labelled texts."`
	Grades  stanceTrainGradesCommand `cmd:"" name:"train-grades" help:"Train the weights of grades and evidence on graded reactions."`
}

type stanceTrainCommand struct {
	Folder string `arg:"" type:"existingdir" help:"The folder of labelled texts, one set a file (*.jsonl)."`
	Own    string `default:"tracker/stance/training" help:"The folder of the project's own texts."`
	Out    string `default:"tracker/stance/weights" help:"The folder that the weights are written to."`
}

// Run implements the command.
func (c stanceTrainCommand) Run(ctx context.Context, con console) error {
	var sets []stance.TrainingSet
	for _, dir := range []string{c.Folder, c.Own} {
		list, err := readTrainingSets(dir)
		if err != nil {
			return err
		}
		sets = append(sets, list...)
	}
	if len(sets) == 0 {
		return fmt.Errorf("there is no *.jsonl in %s", c.Folder)
	}
	files, err := stance.Train(ctx, sets, func(doing string) { fmt.Fprintln(con.err, doing) })
	if err != nil {
		return err
	}
	if err := writeFiles(c.Out, files); err != nil {
		return err
	}
	_, err = con.out.Write(files[stance.MeasuredFile])
	return err
}

// readTrainingSets reads every set of a folder, in the order of their names.
func readTrainingSets(dir string) ([]stance.TrainingSet, error) {
	files, err := fs.Glob(os.DirFS(dir), "*.jsonl")
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	var sets []stance.TrainingSet
	for _, name := range files {
		set := stance.TrainingSet{Name: strings.TrimSuffix(name, ".jsonl")}
		if err := stance.CheckSet(set.Name); err != nil {
			return nil, err
		}
		path := filepath.Join(dir, name)
		file, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		set.Texts, err = stance.ReadLabelled(path, file)
		if closing := file.Close(); err == nil {
			err = closing
		}
		if err != nil {
			return nil, err
		}
		sets = append(sets, set)
	}
	return sets, nil
}

// writeFiles writes files into a folder: all beside their places first, so that
// a failure leaves none of them half written.
func writeFiles(dir string, files map[string][]byte) error {
	for name, data := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path+".new", data, 0o644); err != nil {
			return err
		}
	}
	for name := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.Rename(path+".new", path); err != nil {
			return err
		}
	}
	return nil
}
