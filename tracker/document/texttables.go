package document

import "slices"

// readTables finds tables of replies among the cells of a text: the same headings
// and rows as in files of rows, read by the same rules. A table whose headings say
// nothing stays cells, for layout and other matters are set in tables as well.
func readTables(d *Document) {
	text := []rune(d.Text)
	for from := 0; from < len(d.Blocks); {
		if d.Blocks[from].Kind != Cell {
			from++
			continue
		}
		to, number := from, d.Blocks[from].Table
		for to < len(d.Blocks) && d.Blocks[to].Kind == Cell && d.Blocks[to].Table == number {
			to++
		}
		if t := tableIn(text, d.Blocks, from, to); t != nil {
			d.Tables = append(d.Tables, *t)
			d.Notes = append(d.Notes, t.notes...)
		}
		from = to
	}
}

const (
	maxTextColumns = 60
	leastRows      = 2
)

// tableIn reads the blocks [from, to) as one table.
func tableIn(text []rune, blocks []Block, from, to int) *Table {
	in := sheet{ragged: true}
	reaches := map[int]reach{}
	for i := from; i < to; {
		r := record{line: len(in.records) + 1, level: blocks[i].Level}
		for row := r.level; i < to && blocks[i].Level == row; i++ {
			b := blocks[i]
			if b.Column < 1 || b.Column > maxTextColumns {
				return nil
			}
			for len(r.cells) < b.Column {
				r.cells = append(r.cells, cell{})
			}
			r.cells[b.Column-1] = cell{text: string(text[b.Start:b.End]), block: i + 1}
			if b.Reach > 1 {
				reaches[b.Column] = reach{row + b.Reach - 1, r.cells[b.Column-1]}
			}
		}
		r.cells = carriedDown(r.cells, reaches, r.level)
		in.records = append(in.records, r)
	}
	start, height := in.header(false)
	if start < 0 || len(in.records) < start+height+leastRows || !in.commented(start, height) {
		return nil
	}
	t, _ := in.read(nil, &Table{Number: blocks[from].Table}, 0, start, height, nil) // it fails where parts are taken only
	return t
}

// reach is a merged cell and the last row to which it reaches.
type reach struct {
	last int
	cell cell
}

// carriedDown puts into a row the cells that reach into it from above.
func carriedDown(cells []cell, reaches map[int]reach, row int) []cell {
	for column, from := range reaches {
		if row > from.last {
			delete(reaches, column)
			continue
		}
		for len(cells) < column {
			cells = append(cells, cell{})
		}
		if cells[column-1].block == 0 {
			cells[column-1] = from.cell
		}
	}
	return cells
}

// commented tells whether somebody's words stand below the header.
func (in *sheet) commented(start, height int) bool {
	head := in.headings(start, height)
	roles := in.roles(head, in.records[start:start+height], in.records[start+height:])
	return isReplies(roles) && slices.Contains(roles, CommentColumn)
}
