package tracker

import (
	"cmp"
	"context"
	"crypto/sha256"
	"slices"
	"strconv"
)

// ranked is a reaction in the order in which a seed draws it.
type ranked struct {
	rank [sha256.Size]byte
	id   string
}

func (a ranked) compare(b ranked) int {
	return cmp.Or(slices.Compare(a.rank[:], b.rank[:]), cmp.Compare(a.id, b.id))
}

// drawing keeps the first of each stratum in the order of a seed.
type drawing struct {
	seed   string
	size   int
	strata map[Stance][]ranked
	among  int
}

// sample draws the reactions of an order, the same ones for the same seed from
// the same reactions, and returns from among how many.
func (s *Service) sample(ctx context.Context, con Consultation, o CodingOrder) ([]string, int, error) {
	d := drawing{seed: strconv.Itoa(o.Seed), size: o.Size, strata: map[Stance][]ranked{}}
	p, _ := con.Proposition(o.Proposition)
	err := each(ctx, s.Store.Reactions(), Key{"consultation", con.ID}, func(page []Reaction) error {
		for _, r := range page {
			if r.State == Withdrawn || o.From == FromUndecided && r.Stance(p.ID) != Undecided {
				continue
			}
			stratum := Undecided
			if o.Spread {
				suggestion, err := s.suggest(ctx, con, r, p)
				if err != nil {
					return err
				}
				stratum = suggestion.Value
			}
			d.add(stratum, r.ID)
		}
		return nil
	})
	if err != nil {
		return nil, 0, err
	}
	return d.drawn(), d.among, nil
}

// add takes a reaction in, and keeps no more than can be drawn.
func (d *drawing) add(stratum Stance, id string) {
	d.among++
	r := ranked{sha256.Sum256([]byte(d.seed + "\n" + id)), id}
	list := d.strata[stratum]
	at, _ := slices.BinarySearchFunc(list, r, ranked.compare)
	if at == d.size {
		return
	}
	list = slices.Insert(list, at, r)
	d.strata[stratum] = list[:min(len(list), d.size)]
}

// drawn takes from the strata in turn, and puts what it took into the order of
// the seed: the order of a sheet tells nothing of the strata.
func (d *drawing) drawn() []string {
	var took []ranked
	for row := 0; row < d.size && len(took) < d.size; row++ {
		for _, stratum := range StanceFacet() {
			if list := d.strata[stratum]; row < len(list) && len(took) < d.size {
				took = append(took, list[row])
			}
		}
	}
	slices.SortFunc(took, ranked.compare)
	ids := make([]string, len(took))
	for i, r := range took {
		ids[i] = r.id
	}
	return ids
}
