package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	_ "github.com/mattn/go-sqlite3" // the driver

	"soundings/search/synthetic"
	"soundings/tracker"
)

// fts5 is SQLite: an ordinary table with three indexes, and a full-text index
// over its text.
type fts5 struct{ db *sql.DB }

const fts5Tables = `
CREATE TABLE reactions (
	number INTEGER PRIMARY KEY, id TEXT, text TEXT, consultation TEXT, organisation TEXT, stakeholder TEXT,
	sector TEXT, stance TEXT, said_on TEXT, visible INTEGER);
CREATE VIRTUAL TABLE words USING fts5(text, content='reactions', content_rowid='number', tokenize='porter unicode61');`

const fts5Indexes = `
INSERT INTO words(words) VALUES('rebuild');
CREATE INDEX by_stance ON reactions(stance, said_on);
CREATE INDEX by_sector ON reactions(sector, said_on);
CREATE INDEX by_day ON reactions(said_on, id);
ANALYZE;`

// apart stands between the passages of a reaction, so that no phrase goes from
// one into the next.
const apart = "\nzzzapartzzz\n"

func (s settings) fts5Path() string { return filepath.Join(s.folder(), "fts5", "db") }

func openSQLite(path string) (*sql.DB, error) {
	db, err := sql.Open("sqlite3", "file:"+path+"?_journal_mode=WAL&_synchronous=NORMAL&_cache_size=-262144")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	_, err = db.Exec("PRAGMA mmap_size=8589934592; PRAGMA temp_store=MEMORY")
	return db, err
}

func buildFTS5(s settings) (err error) {
	db, err := openSQLite(s.fts5Path())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.Exec(fts5Tables); err != nil {
		return err
	}
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	insert, err := tx.Prepare("INSERT INTO reactions VALUES (?,?,?,?,?,?,?,?,?,?)")
	if err != nil {
		return err
	}
	c := synthetic.Corpus{N: s.n}
	for i := range s.n {
		r := c.Reaction(i)
		d := plain(r)
		_, err := insert.Exec(i, r.ID, strings.Join(d.Text, apart), d.Consultation, d.Organisation, d.Stakeholder,
			d.Sector, d.Stance, string(r.SaidOn), d.Visible == "yes")
		if err != nil {
			return err
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	_, err = db.Exec(fts5Indexes)
	return err
}

func openFTS5(s settings) (engine, error) {
	db, err := openSQLite(s.fts5Path())
	return fts5{db}, err
}

func (fts5) name() string { return "fts5" }

func (f fts5) close() error { return f.db.Close() }

func (f fts5) ask(ctx context.Context, q question) (answer, error) {
	if q.how == near {
		return answer{}, errNoWay
	}
	from, where, values := fts5Where(q)
	key, order := "rank", "rank"
	if q.newest {
		key, order = "said_on", "said_on DESC, id"
	}
	a := answer{counts: map[tracker.Facet][]tracker.Count{}}
	rows, err := f.db.QueryContext(ctx, fmt.Sprintf("WITH found AS MATERIALIZED (SELECT id, number, %s FROM %s WHERE %s) "+
		"SELECT id, (SELECT count(*) FROM found), number FROM found ORDER BY %s LIMIT %d OFFSET %d", key, from, where, order, page, q.offset), values...)
	if err != nil {
		return a, err
	}
	var numbers []int
	for rows.Next() {
		var id string
		var number int
		if err := rows.Scan(&id, &a.total, &number); err != nil {
			return a, errors.Join(err, rows.Close())
		}
		a.ids, numbers = append(a.ids, id), append(numbers, number)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return a, err
	}
	if q.highlight {
		if err := f.mark(ctx, q, numbers, &a); err != nil {
			return a, err
		}
	}
	if q.counts {
		err = f.count(ctx, from, where, values, a.counts)
	}
	return a, err
}

// fts5Where returns the tables and conditions of a question.
func fts5Where(q question) (from, where string, values []any) {
	from, where = "reactions", "visible"
	if len(q.words) > 0 {
		from = "words JOIN reactions ON number = words.rowid"
		where += " AND words MATCH ?"
		values = append(values, fts5Words(q))
	}
	if q.stance != "" {
		where, values = where+" AND stance = ?", append(values, string(q.stance))
	}
	if q.sector != "" {
		where, values = where+" AND sector = ?", append(values, string(q.sector))
	}
	if q.from != "" {
		where, values = where+" AND said_on BETWEEN ? AND ?", append(values, string(q.from), string(q.to))
	}
	return from, where, values
}

func fts5Words(q question) string {
	switch q.how {
	case phrase:
		return `"` + strings.Join(q.words, " ") + `"`
	case prefix:
		return q.words[0] + "*"
	}
	return strings.Join(q.words, " AND ")
}

// mark has the words shown in the texts of a page.
func (f fts5) mark(ctx context.Context, q question, numbers []int, a *answer) error {
	const marked = "SELECT highlight(words, 0, '<mark>', '</mark>') FROM words WHERE words MATCH ? AND rowid = ?"
	for _, n := range numbers {
		var text string
		err := f.db.QueryRowContext(ctx, marked, fts5Words(q), n).Scan(&text)
		if err != nil {
			return err
		}
		if strings.Contains(text, "<mark>") {
			a.marked++
		}
	}
	return nil
}

// count makes all facets of one reading of what is found.
func (f fts5) count(ctx context.Context, from, where string, values []any, into map[tracker.Facet][]tracker.Count) error {
	var parts []string
	for _, facet := range facets() {
		parts = append(parts, fmt.Sprintf("SELECT * FROM (SELECT '%[1]s', %[1]s AS value, count(*) AS n FROM found GROUP BY value ORDER BY n DESC, value LIMIT %[2]d)", facet, page))
	}
	rows, err := f.db.QueryContext(ctx, fmt.Sprintf("WITH found AS MATERIALIZED (SELECT stance, sector, consultation, organisation, stakeholder FROM %s WHERE %s) %s",
		from, where, strings.Join(parts, " UNION ALL ")), values...)
	if err != nil {
		return err
	}
	for rows.Next() {
		var facet tracker.Facet
		var c tracker.Count
		if err := rows.Scan(&facet, &c.Value, &c.N); err != nil {
			return errors.Join(err, rows.Close())
		}
		into[facet] = append(into[facet], c)
	}
	return errors.Join(rows.Err(), rows.Close())
}
