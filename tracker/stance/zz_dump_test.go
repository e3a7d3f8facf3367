package stance

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestZZDump(t *testing.T) {
	files, _ := filepath.Glob("/work/shared/stance/*.jsonl")
	more, _ := filepath.Glob("training/*.jsonl")
	o, _ := os.Create("/tmp/basepy/dump.bin")
	w := bufio.NewWriter(o)
	m, _ := os.Create("/tmp/basepy/dump.tsv")
	put := func(v uint32) { var b [4]byte; binary.LittleEndian.PutUint32(b[:], v); w.Write(b[:]) }
	for _, f := range append(files, more...) {
		r, _ := os.Open(f)
		l, err := ReadLabelled(f, r)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(f), ".jsonl"), "-dev")
		for _, x := range l {
			tt := ReadTarget(x.Target)
			rd := Read(tt, []Part{{Text: x.Text}})
			h := fnv.New32a()
			h.Write([]byte(x.Target))
			fmt.Fprintf(m, "%s\t%d\t%s\t%g\t%g\t%t\t%d\t%d\n", name, h.Sum32(), x.Label, tt.sign, tt.government, tt.motion, len(strings.Fields(x.Text)), len(rd.features))
			for _, ft := range rd.features {
				put(ft.hash)
				put(math.Float32bits(ft.value))
			}
		}
	}
	w.Flush()
	o.Close()
	m.Close()
}
