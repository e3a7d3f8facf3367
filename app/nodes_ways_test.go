package main

import "time"

// wayIsCut takes a node's way to the database while others write.
func (c *cluster) wayIsCut() {
	nodes := c.any()
	n := nodes[0]
	n.cable.become([]cableState{cut, silent}[c.dice.IntN(2)])
	s := c.mustSay(nodes[1])
	t := c.mustSay(nodes[2])
	time.Sleep(time.Duration(c.dice.IntN(3000)) * time.Millisecond)
	n.cable.become(whole)
	c.comesBack(n, s, t)
}

// wayForgets lets a node's connections fall silent for good, as where something
// between has forgotten them: new ones work.
func (c *cluster) wayForgets() {
	nodes := c.any()
	n := nodes[0]
	n.cable.forget()
	c.comesBack(n, c.mustSay(nodes[1]))
}

// wayIsSlow delays every packet of a node.
func (c *cluster) wayIsSlow() {
	nodes := c.any()
	n := nodes[0]
	n.cable.slow(20 * time.Millisecond)
	s := c.mustSay(nodes[1])
	c.seenBy(c.press, s, true, n)
	n.cable.slow(0)
}

// comesBack waits until a node has caught up and writes again.
func (c *cluster) comesBack(n *node, missed ...*saying) {
	c.t.Helper()
	begun := time.Now()
	for _, s := range missed {
		c.seenBy(c.press, s, true, n)
	}
	c.t.Logf("%s had caught up after %v", n.name, time.Since(begun).Round(time.Millisecond))
	c.seenBy(c.press, c.eventuallySay(n), true, c.nodes...)
}
