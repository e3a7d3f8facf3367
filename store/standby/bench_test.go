package standby

import (
	"os"
	"testing"

	"golang.org/x/sync/errgroup"

	"soundings/search/synthetic"
)

// BenchmarkFollowing copies reactions of a press round-up from a database on
// this machine, and says how large the copy is.
func BenchmarkFollowing(b *testing.B) {
	const reactions = 20_000
	n := newNode(b)
	corpus := synthetic.Corpus{N: reactions}
	var writing errgroup.Group
	writing.SetLimit(n.AtOnce())
	for i := range reactions {
		writing.Go(func() error {
			_, err := n.db.Store.Reactions().Insert(b.Context(), corpus.Reaction(i))
			return err
		})
	}
	if err := writing.Wait(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := n.copied.reactions.part.beginAnew(b.Context()); err != nil {
			b.Fatal(err)
		}
		n.catchUp()
	}
	info, err := os.Stat(n.path)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(info.Size())/reactions, "bytes/reaction")
	b.ReportMetric(float64(reactions)*float64(b.N)/b.Elapsed().Seconds(), "reactions/s")
}
