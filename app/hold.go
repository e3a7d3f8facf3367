package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// hold is the data folder while this process has it to itself.
type hold struct {
	dir  string
	lock *os.File
}

// heldError says that another process has the data folder.
type heldError struct{ dir, holder string }

func (e *heldError) Error() string {
	return fmt.Sprintf("the data folder %s is in use by %s", e.dir, e.holder)
}

// errLocked is what lockFile returns when another process has the lock.
var errLocked = errors.New("locked")

const lockName = "soundings.lock"

// take makes the data folder, readable by its owner only, and locks it. The
// lock ends with the process however it ends; the file stays, and says who has
// it: the process's number and command.
func take(dir, command string) (*hold, error) {
	if err := makePrivate(dir); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(filepath.Join(dir, lockName), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the lock of the data folder: %w", err)
	}
	if err := lockFile(f); err != nil {
		defer f.Close() // nothing was written
		if errors.Is(err, errLocked) {
			return nil, &heldError{dir, holder(f)}
		}
		return nil, fmt.Errorf("lock the data folder: %w", err)
	}
	name := fmt.Sprintf("process %d (soundings %s)", os.Getpid(), command)
	if err := errors.Join(f.Truncate(0), writeAt(f, name)); err != nil {
		return nil, errors.Join(fmt.Errorf("write the lock of the data folder: %w", err), f.Close())
	}
	return &hold{dir: dir, lock: f}, nil
}

func writeAt(f *os.File, s string) error {
	_, err := f.WriteAt([]byte(s), 0)
	return err
}

// holder reads who has the lock.
func holder(f *os.File) string {
	b := make([]byte, 200)
	n, err := f.ReadAt(b, 0)
	if name := strings.TrimSpace(string(b[:n])); name != "" {
		return name
	}
	return fmt.Sprintf("another process (its number cannot be read: %v)", err)
}

// makePrivate makes the folder, or takes the rights of others from it.
func makePrivate(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("make the data folder: %w", err)
	}
	info, err := os.Stat(dir)
	if err != nil {
		return fmt.Errorf("look at the data folder: %w", err)
	}
	if info.Mode()&os.ModeSticky != 0 {
		return fmt.Errorf("%s is a folder shared by many; name one inside it as the data folder", dir)
	}
	if info.Mode().Perm()&0o077 == 0 {
		return nil
	}
	if others, err := foreign(dir); err != nil || others {
		return errors.Join(err, unless(!others, "%s holds files of other programs and others may read it; name a folder of its own as the data folder, or chmod 700 it", dir))
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return fmt.Errorf("others can read the data folder: %w; chmod 700 it, or name another", err)
	}
	return nil
}

// foreign reports whether a folder is in use for something else, so that its
// rights are not ours to change: /etc would serve nobody else any more.
func foreign(dir string) (bool, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false, fmt.Errorf("look into the data folder: %w", err)
	}
	ours := func(e os.DirEntry) bool { return strings.HasPrefix(e.Name(), "soundings.") }
	return len(entries) > 0 && !slices.ContainsFunc(entries, ours), nil
}

// release lets go of the folder.
func (h *hold) release() error { return h.lock.Close() }
