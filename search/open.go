package search

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// lockWait is how long to wait for a process that is just ending.
const lockWait = "3s"

// sealName is a file with the checksums of the small files, written at a clean
// end and removed at the start; the large ones carry their own.
const sealName = "seal"

// errLocked says that another process has the index open.
var errLocked = errors.New("another process has the index open")

// openPlace opens the edition at a place, or says why it cannot be used.
func openPlace(p place, log *slog.Logger) (*edition, error) {
	b, err := openSound(p)
	if err != nil {
		return nil, err
	}
	return newEdition(p, b, log)
}

// fresh makes an empty edition of today's version, with a number of its own.
func fresh(dir string, log *slog.Logger) (*edition, error) {
	list, err := places(dir)
	if err != nil {
		return nil, err
	}
	p := place{dir: dir, version: version, number: 1}
	for _, other := range list {
		if other.version == version {
			p.number = max(p.number, other.number+1)
		}
	}
	b, err := create(p.path())
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(p.path()))
	}
	return newEdition(p, b, log)
}

func create(path string) (bleve.Index, error) {
	m, err := newMapping()
	if err != nil {
		return nil, err
	}
	b, err := bleve.NewUsing(path, m, scorch.Name, scorch.Name, map[string]any{"bolt_timeout": lockWait})
	if err == nil {
		err = b.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("make the index: %w", err)
	}
	return openGuarded(path, false)
}

// openSound opens the index if every part of it is whole and of this form. It
// is looked through read-only first: once open, Bleve merges in the
// background, where a damaged part would end the process.
func openSound(p place) (bleve.Index, error) {
	path := p.path()
	if err := checkSeal(path); err != nil {
		return nil, err
	}
	b, err := openGuarded(path, true)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(checkForm(b, p.version), checkSegments(b), b.Close()); err != nil {
		return nil, err
	}
	if err := os.Remove(filepath.Join(path, sealName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("break the seal: %w", err)
	}
	return openGuarded(path, false)
}

// openGuarded turns a panic over damaged bytes into an error.
func openGuarded(path string, readOnly bool) (b bleve.Index, err error) {
	defer func() {
		if p := recover(); p != nil {
			b, err = nil, fmt.Errorf("open: %v", p)
		}
	}()
	if err := registerCutter(); err != nil {
		return nil, err
	}
	registerFaults()
	b, err = bleve.OpenUsing(path, map[string]any{
		"read_only": readOnly, "bolt_timeout": lockWait,
		"asyncErrorCallbackName": faultsName, "eventCallbackName": faultsName,
		"unsafe_batch": true, // see commit
	})
	if err != nil && err.Error() == "timeout" { // bbolt's, which only a store may name
		return nil, errLocked
	}
	return b, err
}

// checkForm compares the form that the index was made with with today's, if it
// says that it is of today's version.
func checkForm(b bleve.Index, v int) error {
	if v != version {
		return nil
	}
	m, err := newMapping()
	if err != nil {
		return err
	}
	want, err := json.Marshal(m)
	if err != nil {
		return err
	}
	got, err := json.Marshal(b.Mapping())
	if err != nil {
		return err
	}
	if string(got) != string(want) {
		return errors.New("it was made with another mapping")
	}
	return nil
}

// checkSegments reads the segments in use and compares their checksums. Parts
// of a write that a crash cut short are not in use, and are left to Bleve.
func checkSegments(b bleve.Index) error {
	inner, err := b.Advanced()
	if err != nil {
		return err
	}
	r, err := inner.Reader()
	if err != nil {
		return err
	}
	snapshot, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		return errors.Join(fmt.Errorf("unexpected kind of index %T", r), r.Close())
	}
	for _, s := range snapshot.Segments() {
		if file, ok := s.Segment().(segment.PersistedSegment); ok {
			err = errors.Join(err, checkSegment(file.Path()))
		}
	}
	return errors.Join(err, r.Close())
}

// checkSegment compares the checksum in a segment's last four bytes.
func checkSegment(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close() // read only: nothing to lose
	info, err := f.Stat()
	if err != nil {
		return err
	}
	sum := crc32.NewIEEE()
	if _, err := io.CopyN(sum, f, info.Size()-4); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	var end [4]byte
	if _, err := io.ReadFull(f, end[:]); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	if binary.BigEndian.Uint32(end[:]) != sum.Sum32() {
		return fmt.Errorf("%s is damaged", path)
	}
	return nil
}

// sums returns the checksums of the files that carry none.
func sums(path string) (string, error) {
	var b strings.Builder
	for _, name := range []string{"index_meta.json", filepath.Join("store", "root.bolt")} {
		bytes, err := os.ReadFile(filepath.Join(path, name))
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "%08x %s\n", crc32.ChecksumIEEE(bytes), filepath.ToSlash(name))
	}
	return b.String(), nil
}

// seal writes the checksums beside a closed index. A seal that is not whole
// would condemn it, so that none is better.
func seal(path string) error {
	s, err := sums(path)
	if err != nil {
		return fmt.Errorf("seal the index: %w", err)
	}
	name := filepath.Join(path, sealName)
	if err := os.WriteFile(name+".new", []byte(s), 0o600); err != nil {
		return errors.Join(fmt.Errorf("seal the index: %w", err), os.Remove(name+".new"))
	}
	if err := os.Rename(name+".new", name); err != nil {
		return fmt.Errorf("seal the index: %w", err)
	}
	return nil
}

// checkSeal compares the checksums, if the last end was clean.
func checkSeal(path string) error {
	want, err := os.ReadFile(filepath.Join(path, sealName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	got, err := sums(path)
	if err != nil {
		return err
	}
	if got != string(want) {
		return errors.New("its list of segments is damaged")
	}
	return nil
}
