package stance

import (
	"cmp"
	"embed"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"
)

// Those trained on texts under CC BY-SA lie apart, in a file of that licence.
//
//go:embed weights/base.bin weights/motions.bin weights/cc-by-sa/base.bin
var weightFiles embed.FS

// The files of the base model: for motions of a parliament, and for everything
// else, in two parts that are added.
const (
	baseFile       = "base.bin"
	motionFile     = "motions.bin"
	shareAlikeFile = "cc-by-sa/base.bin"
)

// weights are those of one file, by the hash of a crossed feature.
type weights map[uint32]float64

// baseModel is read once, when it is first needed.
var baseModel = sync.OnceValue(func() model {
	m, err := readModel()
	if err != nil {
		panic("stance: the embedded weights: " + err.Error()) // a test reads them
	}
	return m
})

func readModel() (model, error) {
	m := model{}
	for _, p := range plans {
		data, err := weightFiles.ReadFile("weights/" + p.file)
		if err != nil {
			return nil, err
		}
		if m[p.file], err = decodeWeights(data); err != nil {
			return nil, fmt.Errorf("%s: %w", p.file, err)
		}
	}
	return m, nil
}

// A file of weights: this mark, the number of entries, the weight of a unit,
// then the entries by hash: four bytes of hash and two of units.
const (
	weightMark = "stance-1"
	headLength = len(weightMark) + 4 + 8
	entryBytes = 6
)

// encode writes weights as a file; those that round to nothing are left out.
func (w weights) encode() []byte {
	largest := 0.0
	for _, v := range w {
		largest = max(largest, math.Abs(v))
	}
	unit := largest / math.MaxInt16
	type entry struct {
		hash  uint32
		units int16
	}
	var list []entry
	for h, v := range w {
		if n := int16(math.Round(v / unit)); n != 0 {
			list = append(list, entry{h, n})
		}
	}
	slices.SortFunc(list, func(a, b entry) int { return cmp.Compare(a.hash, b.hash) })
	data := []byte(weightMark)
	data = binary.LittleEndian.AppendUint32(data, uint32(len(list)))
	data = binary.LittleEndian.AppendUint64(data, math.Float64bits(unit))
	for _, e := range list {
		data = binary.LittleEndian.AppendUint32(data, e.hash)
		data = binary.LittleEndian.AppendUint16(data, uint16(e.units))
	}
	return data
}

// decodeWeights reads a file of weights.
func decodeWeights(data []byte) (weights, error) {
	if len(data) < headLength || string(data[:len(weightMark)]) != weightMark {
		return nil, errors.New("this is no file of weights")
	}
	head := data[len(weightMark):headLength]
	n, unit := int(binary.LittleEndian.Uint32(head)), math.Float64frombits(binary.LittleEndian.Uint64(head[4:]))
	body := data[headLength:]
	if len(body) != n*entryBytes || math.IsNaN(unit) || math.IsInf(unit, 0) {
		return nil, errors.New("the file of weights is damaged")
	}
	w := make(weights, n)
	for ; len(body) > 0; body = body[entryBytes:] {
		w[binary.LittleEndian.Uint32(body)] = float64(unit * float64(int16(binary.LittleEndian.Uint16(body[4:]))))
	}
	return w, nil
}
