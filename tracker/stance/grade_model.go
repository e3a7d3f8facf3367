package stance

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"math"
)

// grades are the values of the scale, in its order.
var grades = []Value{Support, QualifiedSupport, Neutral, Concerned, Oppose}

// gradeModel is linear: for each grade, and for being evidence, a weight for
// each index of the vector, held in steps of its scale.
type gradeModel struct {
	scales  [gradeRows]float64
	weights [gradeRows][]int8
}

const (
	evidenceRow = 5 // behind those of the grades
	gradeRows   = 6
	gradeSize   = 1 << gradeBits
)

//go:embed weights/grade.bin
var gradeBytes []byte

// shippedGrades is the model that is embedded; a test reads it as well.
var shippedGrades = mustReadGrades(gradeBytes)

func mustReadGrades(b []byte) *gradeModel {
	m, err := readGrades(b)
	if err != nil {
		panic("stance: the embedded weights of the grades: " + err.Error())
	}
	return m
}

// readGrades reads a model: for each row its scale, then its weights.
func readGrades(b []byte) (*gradeModel, error) {
	if len(b) != gradeRows*(8+gradeSize) {
		return nil, errors.New("they have the wrong size")
	}
	m := &gradeModel{}
	for row := range gradeRows {
		m.scales[row] = math.Float64frombits(binary.LittleEndian.Uint64(b))
		m.weights[row] = make([]int8, gradeSize)
		for i, w := range b[8 : 8+gradeSize] {
			m.weights[row][i] = int8(w)
		}
		b = b[8+gradeSize:]
	}
	return m, nil
}

// weigh is the sum of a vector's features by the weights of a row.
func (m *gradeModel) weigh(row int, features []gradeFeature) float64 {
	sum := 0.0
	for _, f := range features {
		sum += float64(f.value * float64(m.weights[row][f.index]))
	}
	return float64(sum * m.scales[row])
}
