package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"soundings/tracker"
)

// nodeIsAway stops a node for many writes and starts it again.
func (c *cluster) nodeIsAway() {
	n := c.any()[0]
	c.stop(n)
	writes := 10_000
	if c.few() {
		writes = 300
	}
	c.write(writes)
	begun := time.Now()
	c.start(n)
	c.wantSame(n)
	c.t.Logf("%s had missed %d writes and had them %v after its start began", n.name, writes, time.Since(begun).Round(time.Millisecond))
}

// write adds, changes and deletes reactions, as a further node would.
func (c *cluster) write(n int) {
	c.t.Helper()
	model, err := c.desk.store.Reactions().Get(c.t.Context(), c.mustSay(c.running()).reaction)
	if err != nil {
		c.t.Fatal(err)
	}
	var mine []tracker.Reaction
	for i := range n {
		var err error
		switch {
		case i%7 == 0:
			r := model
			w := randomWord()
			r.ID, r.Draft = c.desk.service.NewID(), ""
			r.Passages = []tracker.Passage{{ID: c.desk.service.NewID(), Kind: tracker.Quote, Text: "We hear of " + w}}
			r, err = c.desk.store.Reactions().Insert(c.t.Context(), r)
			mine = append(mine, r)
		case i%13 == 0:
			r := mine[0]
			mine = mine[1:]
			err = c.desk.store.Reactions().Delete(c.t.Context(), r.ID, r.Revision)
		default:
			r := &mine[c.dice.IntN(len(mine))]
			r.State = []tracker.ReactionState{tracker.Recorded, tracker.Published}[c.dice.IntN(2)]
			*r, err = c.desk.store.Reactions().Update(c.t.Context(), *r)
		}
		if err != nil {
			c.t.Fatal(err)
		}
	}
	for _, r := range mine {
		c.said.acknowledged[wordOf(r)] = &saying{word: wordOf(r), reaction: r.ID, passage: r.Passages[0].ID, state: r.State}
	}
}

func (c *cluster) running() *node {
	all := c.any()
	return all[slices.IndexFunc(all, func(n *node) bool { return n.child != nil })]
}

// nodeIsKilled kills a node while it writes. What it had not acknowledged is
// sent to another.
func (c *cluster) nodeIsKilled() {
	nodes := c.any()
	n := nodes[0]
	var cutOff string
	var writing sync.WaitGroup
	writing.Go(func() {
		for {
			cutOff = randomWord()
			if c.say(n, cutOff) != nil {
				return
			}
		}
	})
	time.Sleep(time.Duration(100+c.dice.IntN(1500)) * time.Millisecond)
	c.kill(n)
	writing.Wait()
	c.ageClaims()
	c.nothingLeft()
	err := c.say(nodes[1], cutOff)
	if err != nil && !strings.Contains(err.Error(), "already") {
		c.t.Errorf("%s, once more at %s: %v", cutOff, nodes[1].name, err)
	}
	c.start(n)
}

// nothingLeft waits until others have finished what a killed node had begun.
func (c *cluster) nothingLeft() {
	c.t.Helper()
	c.until("finishing what was begun", func() error {
		drafts, err := c.desk.store.Drafts().List(c.t.Context(), tracker.ListQuery{Key: tracker.Key{Name: "state", Value: string(tracker.DraftRecording)}})
		if err != nil {
			return err
		}
		batches, err := c.desk.store.Batches().List(c.t.Context(), tracker.ListQuery{Key: tracker.Key{Name: "state", Value: "unfinished"}})
		if err == nil && drafts.Total+batches.Total > 0 {
			err = fmt.Errorf("%d drafts are being recorded and %d batches carried out", drafts.Total, batches.Total)
		}
		return err
	})
}

// ageClaims makes claims whose owner was never written as old as they must be to
// be taken over.
func (c *cluster) ageClaims() {
	c.t.Helper()
	claims, err := c.desk.store.Claims().List(c.t.Context(), tracker.ListQuery{Limit: 20_000})
	if err != nil {
		c.t.Fatal(err)
	}
	for _, claim := range claims.Items {
		if time.Since(claim.CreatedAt) > 2*time.Minute {
			continue
		}
		claim.CreatedAt = claim.CreatedAt.Add(-11 * time.Minute)
		if _, err := c.desk.store.Claims().Update(c.t.Context(), claim); err != nil {
			c.t.Fatal(err)
		}
	}
}

// restartVariable is a command that kills the server which a variable names and
// starts it again on its data.
const restartVariable = "SOUNDINGS_TEST_MONGO_RESTART"

// databaseRestarts kills the database while a node writes.
func (c *cluster) databaseRestarts() {
	nodes := c.any()
	var back atomic.Bool
	var writing sync.WaitGroup
	writing.Go(func() { // what is tried again until the database is there may not fail at all
		for !back.Load() && c.say(nodes[0], randomWord()) == nil {
		}
	})
	time.Sleep(time.Duration(100+c.dice.IntN(1500)) * time.Millisecond)
	c.restart()
	back.Store(true)
	writing.Wait()
	c.ageClaims()
	for i, n := range nodes {
		c.seenBy(c.press, c.eventuallySay(n), true, nodes[(i+1)%3], nodes[(i+2)%3])
	}
	c.nothingLeft()
}

// restart kills the server and starts it again on its data.
func (c *cluster) restart() {
	c.t.Helper()
	command := os.Getenv(restartVariable)
	switch {
	case c.server != nil:
		if err := c.server.Kill(); err != nil {
			c.t.Fatal(err)
		}
		time.Sleep(time.Duration(c.dice.IntN(2000)) * time.Millisecond)
		c.launch()
		to := strings.Trim(strings.TrimPrefix(c.server.URI, "mongodb://"), "/")
		c.deskCable.lead(to)
		for _, n := range c.nodes {
			n.cable.lead(to)
		}
	case command != "":
		if out, err := exec.CommandContext(c.t.Context(), "sh", "-c", command).CombinedOutput(); err != nil {
			c.t.Fatalf("%s: %v: %s", restartVariable, err, out)
		}
	default: // as far as the nodes can tell
		for _, n := range c.nodes {
			n.cable.become(cut)
		}
		time.Sleep(2 * time.Second)
		for _, n := range c.nodes {
			n.cable.become(whole)
		}
	}
	c.until("the database is back", func() error {
		_, err := c.desk.store.Sectors().List(c.t.Context(), tracker.ListQuery{Limit: 1})
		return err
	})
}

// eventuallySay says a word at a node that may just be coming back.
func (c *cluster) eventuallySay(n *node) *saying {
	c.t.Helper()
	var w string
	c.until(n.name+" writes again", func() error {
		w = randomWord()
		return errors.Join(c.say(n, w))
	})
	return c.said.acknowledged[w]
}

// wantSame waits until a node has what the store has.
func (c *cluster) wantSame(n *node) {
	c.t.Helper()
	c.wantFound(c.press, n, c.stored(tracker.Key{}), visibleNow)
}
