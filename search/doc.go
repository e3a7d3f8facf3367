// Package search finds reactions by their words and attributes. It implements
// tracker.Index with Bleve, which is named nowhere else.
//
// It owns the form of the index, what a query's words find and are worth, and
// keeping the index equal to the store: it is a copy that can be deleted at any
// time. It must not know where reactions are stored, nor keep their texts. How
// queries are written is tracker/query's.
//
// A search goes through the files in this order:
//
//   - search.go has ask, the only way to the documents; sight.go says which of
//     them the viewer may see, before anything else is asked of them
//   - plan.go makes conditions of a search, query.go of its words;
//     abbreviations.go adds other ways to write them, most.go lets half be
//     lacking
//   - clause.go says what a condition is and how several are joined: word.go,
//     phrase.go, spread.go (word* and near~) and having.go (a value in a column)
//   - pass.go looks at each document once; onscale.go and tally.go count,
//     facets.go makes the counts readable, page.go puts hits in order, stands.go,
//     bysector.go and lasts.go say who of them stands where and what they said last
//   - columns.go keeps what filters, counts and order read, one column for each
//     of attributes.go, as numbers for values (ordinals.go) and for the order of
//     IDs (ranks.go); watch.go keeps up with the segments; remembered.go keeps
//     common words
//
// Beside that: nearest.go finds what is like a text; completing.go and
// spelling.go offer words of vocabulary.go that are found in sight, by how
// likely slip.go has a slip; mark.go shows in a text what was found, with
// nearly.go for near~.
//
// What is in the index: mapping.go has its form today, token.go
// what a word is. What writes to an edition of the version before leaves out what
// that one's mapping does not name.
//
// The life of it:
//
//   - index.go is what the program holds; edition.go is the index in one folder
//   - places.go chooses among the folders there are, open.go opens one if it is
//     sound, faults.go hears what goes wrong with it in the background
//   - write.go is the only writer, follow.go reads the store's news, rebuild.go
//     fills an edition beside the one that serves
//   - compare.go compares all of it with the store, by inventory.go; state.go
//     says how it is
package search
