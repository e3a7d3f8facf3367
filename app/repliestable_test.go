package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
)

// benchWords look like words; the first ones are frequent.
var benchWords = func() []string {
	list := strings.Fields("the of to and we in that not support care patients budgets clinical commissioning services plan local risk lists shared")
	r := rand.New(rand.NewPCG(7, 7))
	for len(list) < 8000 {
		word := ""
		for range 2 + r.IntN(3) {
			word += []string{"ba", "ce", "di", "fo", "gu", "la", "me", "ni", "ro", "su", "tra", "pre", "con", "ple", "sti"}[r.IntN(15)]
		}
		list = append(list, word+[]string{"", "", "s", "ing", "ed"}[r.IntN(5)])
	}
	return list
}()

// repliesTable is a table of n replies of 140 words, by half as many people in
// 600 bodies. No two names are one letter apart.
func repliesTable(seed, n int) []byte {
	parts := []string{"bar", "cel", "dim", "fon", "gur", "hav", "jep", "kig", "lod", "mus"}
	name := func(k int) string {
		word := ""
		for range 3 {
			word, k = word+parts[k%10], k/10
		}
		return strings.ToUpper(word[:1]) + word[1:]
	}
	r := rand.New(rand.NewPCG(uint64(seed), 11))
	z := rand.NewZipf(r, 1.15, 4, uint64(len(benchWords)-1))
	var b bytes.Buffer
	b.Grow(1200 * n)
	b.WriteString("name,role,organisation,comment,date\n")
	for i := range n {
		person := (seed + i) % max(1, n/2)
		fmt.Fprintf(&b, "%s %s,nurse,%s Hospital Trust,\"", name(person/1000%1000), name(person%1000), name(person%600))
		for k := range 140 {
			word := benchWords[z.Uint64()]
			if k%17 == 0 {
				word = strings.ToUpper(word[:1]) + word[1:]
			}
			b.WriteString(word)
			b.WriteString([]string{" ", ". "}[min(1, k%17/16)])
		}
		fmt.Fprintf(&b, "That is reply %d.\",2014-05-%02d\n", i, 1+i%28)
	}
	return b.Bytes()
}
