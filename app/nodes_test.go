package main

import (
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"
)

// roundsOf reads how many rounds a test is to make.
func roundsOf(t *testing.T, variable string, otherwise int) int {
	t.Helper()
	s := os.Getenv(variable)
	if s == "" {
		return otherwise
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatalf("%s: %v", variable, err)
	}
	return n
}

// TestSeveralNodesAgree runs three processes of the program on one database,
// does to them in each round what happens to machines, and compares every node
// with the store. SOUNDINGS_TEST_NODE_ROUNDS says how often; make test sets it.
func TestSeveralNodesAgree(t *testing.T) {
	rounds := roundsOf(t, "SOUNDINGS_TEST_NODE_ROUNDS", 0)
	if rounds == 0 {
		if os.Getenv("CI") != "" {
			t.Fatal("CI must set SOUNDINGS_TEST_NODE_ROUNDS, as make test does")
		}
		t.Skip("takes a minute and a half: set SOUNDINGS_TEST_NODE_ROUNDS=3, or run make test")
	}
	seed := uint64(roundsOf(t, "SOUNDINGS_TEST_NODE_SEED", int(time.Now().UnixMilli())))
	t.Logf("SOUNDINGS_TEST_NODE_SEED=%d", seed)
	c := newCluster(t, rand.New(rand.NewPCG(seed, 0)))
	c.openConsultation()
	embargoed := c.embargo()
	var deck []episode
	for round := range rounds {
		for range max(3, len(episodes)/rounds) {
			if len(deck) == 0 {
				deck = slices.Clone(episodes)
				c.dice.Shuffle(len(deck), func(i, j int) { deck[i], deck[j] = deck[j], deck[i] })
			}
			begun := time.Now()
			deck[0].happens(c)
			t.Logf("round %d: %s, in %v", round+1, deck[0].name, time.Since(begun).Round(time.Millisecond))
			deck = deck[1:]
		}
		c.compare()
		if t.Failed() {
			t.Log(c.logs())
			return
		}
	}
	embargoed()
	if len(c.found) == 0 {
		return
	}
	slices.Sort(c.found)
	t.Logf("words written on one node were found on the two others after %v (p50), %v at most, of %d",
		c.found[len(c.found)/2].Round(time.Millisecond), c.found[len(c.found)-1].Round(time.Millisecond), len(c.found))
}

// episode is something that happens to nodes on one database.
type episode struct {
	name    string
	happens func(*cluster)
}

var episodes = []episode{
	{"what is written on one node is found on the others", (*cluster).wordsTravel},
	{"what journalists may see changes", (*cluster).visibilityTravels},
	{"a node is away for many writes", (*cluster).nodeIsAway},
	{"a node is killed while it writes", (*cluster).nodeIsKilled},
	{"the database is killed and starts again", (*cluster).databaseRestarts},
	{"a node's way to the database is cut", (*cluster).wayIsCut},
	{"a node's connections fall silent for good, and a batch outlives another node", (*cluster).wayForgets},
	{"a node's way to the database is slow", (*cluster).wayIsSlow},
	{"people sign in here and out there", (*cluster).sessionsTravel},
}

// wordsTravel writes on one node after another and looks on the others.
func (c *cluster) wordsTravel() {
	for range 3 {
		nodes := c.any()
		s := c.mustSay(nodes[0])
		c.found = append(c.found, c.seenBy(c.press, s, true, nodes[1], nodes[2]))
	}
}
