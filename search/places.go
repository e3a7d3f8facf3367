package search

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"

	"soundings/tracker"
)

// oldest is the oldest version that this program can search and write.
const oldest = max(1, version-1)

// place is where an edition lies: reactions-v2.bleve for the first of version
// 2, then reactions-v2-2.bleve.
type place struct {
	dir             string
	version, number int
}

// aside ends the name of a damaged edition's folder.
const aside = ".damaged"

var placeName = regexp.MustCompile(`^reactions-v(\d{1,9})(?:-(\d{1,9}))?\.bleve(` + regexp.QuoteMeta(aside) + `)?$`)

func (p place) path() string {
	number := ""
	if p.number > 1 {
		number = fmt.Sprintf("-%d", p.number)
	}
	return filepath.Join(p.dir, fmt.Sprintf("reactions-v%d%s.bleve", p.version, number))
}

// readPlace reads the name of a folder; damaged says that it was set aside.
func readPlace(dir, name string) (p place, damaged, ok bool) {
	part := placeName.FindStringSubmatch(name)
	if part == nil {
		return place{}, false, false
	}
	p = place{dir: dir, number: 1}
	var err, numberErr error
	p.version, err = strconv.Atoi(part[1])
	if part[2] != "" {
		p.number, numberErr = strconv.Atoi(part[2])
	}
	return p, part[3] != "", err == nil && numberErr == nil
}

// places returns where there are editions that this program can use, the latest
// first.
func places(dir string) ([]place, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("look for the index: %w", err)
	}
	var list []place
	for _, f := range entries {
		p, damaged, ok := readPlace(dir, f.Name())
		if ok && !damaged && p.version >= oldest && p.version <= version {
			list = append(list, p)
		}
	}
	slices.SortFunc(list, func(a, b place) int {
		return cmp.Or(cmp.Compare(b.version, a.version), cmp.Compare(b.number, a.number))
	})
	return list, nil
}

// setAside keeps what is damaged out of the way until the index is whole again.
func (p place) setAside() error {
	to := p.path() + aside
	if err := os.RemoveAll(to); err != nil {
		return fmt.Errorf("remove the index set aside before: %w", err)
	}
	if err := os.Rename(p.path(), to); err != nil {
		return fmt.Errorf("set the damaged index aside: %w", err)
	}
	return nil
}

// choose opens the edition that is to serve and the one that is to be filled,
// nil if none is: the latest that is whole serves, and a later one that is not
// is filled on, or begun anew if it is damaged. Without a whole one it is the
// same edition.
func choose(ctx context.Context, dir string, log *slog.Logger) (serving, filling *edition, err error) {
	defer func() {
		if err != nil {
			err = errors.Join(err, closeAll(serving, filling))
			serving, filling = nil, nil
		}
	}()
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, nil, fmt.Errorf("make the folder of the index: %w", err)
	}
	list, err := places(dir)
	if err != nil {
		return nil, nil, err
	}
	again := false // what was being built, or served, is damaged
	for _, p := range list {
		if serving != nil {
			break // what is left over is removed once all is well
		}
		e, err := openOrSetAside(p, log)
		switch {
		case err != nil:
			return serving, filling, err
		case e == nil:
			again = true
		case e.whole.Load():
			serving = e
		case filling == nil && e.version == version:
			filling = e
		default:
			if err := e.close(); err != nil {
				return serving, filling, err
			}
		}
	}
	if filling == nil && (serving == nil || serving.version < version || again) {
		if filling, err = fresh(dir, log); err != nil {
			return serving, nil, err
		}
	}
	if serving == nil {
		serving = filling
	}
	return serving, filling, nil
}

// openOrSetAside opens the edition; one that is damaged is set aside, and nil
// returned.
func openOrSetAside(p place, log *slog.Logger) (*edition, error) {
	e, err := openPlace(p, log)
	switch {
	case err == nil:
		return e, nil
	case errors.Is(err, errLocked):
		return nil, tracker.Cause(tracker.Unavailable, err, "The search index in "+p.path()+" is in use by another process.")
	}
	log.Warn("index: set aside and built again", "cause", err, "folder", p.path()+aside)
	return nil, p.setAside()
}

func closeAll(serving, filling *edition) error {
	var err error
	if serving != nil {
		err = serving.close()
	}
	if filling != nil && filling != serving {
		err = errors.Join(err, filling.close())
	}
	return err
}

// removeOthers removes the editions of this and earlier versions that are not
// kept, and those set aside.
func removeOthers(keep place, log *slog.Logger) error {
	entries, err := os.ReadDir(keep.dir)
	if err != nil {
		return fmt.Errorf("look for older indexes: %w", err)
	}
	for _, f := range entries {
		p, damaged, ok := readPlace(keep.dir, f.Name())
		if !ok || p.version > version || !damaged && p == keep {
			continue
		}
		log.Info("index: an earlier one is removed", "folder", f.Name())
		if err := os.RemoveAll(filepath.Join(keep.dir, f.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("remove an older index: %w", err)
		}
	}
	return nil
}
