package extract

import "strings"

// ranked reads a run of capitals that ends in a name with an office before it:
// "President Ada Okoro", "Police Sgt. Tim Marsh", "Mayor Marsh".
func (r *reader) ranked(s sentence, i, to int) (mention, bool) {
	at := -1
	for k := i; k+1 < to; k++ {
		if w := s.toks[k].lower; ranks[w] || shortRanks[w] || roleNouns[w] {
			at = k
		}
	}
	if at < 0 {
		return mention{}, false
	}
	tail := s.toks[at+1 : to]
	if !r.isName(tail, ranks[s.toks[at].lower] || shortRanks[s.toks[at].lower] || titleOffices[s.toks[at].lower]) {
		return mention{}, false
	}
	_, name, ok := personOf(plain(tail))
	if !ok {
		name = plain(tail)
	}
	who := r.cast.meet("", name, s.para)
	office := plain(s.toks[i : at+1])
	role, org, _ := splitOffice(office)
	if org == "" || !hasOrgan(strings.Fields(org)) {
		role, org = office, ""
	}
	who.office(role, org)
	return mention{kind: aPerson, who: who}, true
}

// titleOffices are offices that stand before a surname alone: "Mayor Marsh".
var titleOffices = set(`minister mayor chief secretary councillor chancellor warden principal dean provost superintendent commissioner chairman chairwoman`)

// isName tells whether the words behind an office are somebody's name; a surname
// alone will do behind some of them.
func (r *reader) isName(toks []token, alone bool) bool {
	if len(toks) == 1 {
		w := toks[0]
		return alone && w.cap && !organNouns[w.lower] && !notNames[w.lower] && !roleNouns[w.lower] && !ranks[w.lower] &&
			(len(w.text) > 3 || r.cast.known("", w.text) != nil) && w.text != strings.ToUpper(w.text)
	}
	_, name, ok := personOf(plain(toks))
	return ok && !isPlace(name)
}

// placeEnds end the name of a place or a house that stands for those in it.
var placeEnds = set(`house street road hill square city county island islands river lake bay park station airport bridge avenue cross nation valley
	beach mountain mountains tower towers palace states kingdom republic zealand africa korea arabia jersey york mexico hampshire carolina dakota
	virginia columbia scotia brunswick ireland america angeles francisco diego louis kong lanka leone rico east coast territory territories yard gate
	ocean sea area areas lane avenue court heights falls springs township parish province district hotel museum theatre theater stadium arena cathedral abbey reserve energy press`)

// placeStarts begin such a name.
var placeStarts = set(`north south east west northern southern eastern western central new great greater upper lower united los las san santa saint st mount fort port lake
	old royal national federal international european american british canadian english scottish welsh irish african asian russian chinese french german
	supreme high capitol downing wall white red black holy`)

// isPlace tells whether a run of capitals is rather the name of a place than of
// a person.
func isPlace(name string) bool {
	words := strings.Fields(strings.ToLower(name))
	return len(words) > 1 && (placeEnds[words[len(words)-1]] && !menNames[words[0]] && !womenNames[words[0]] || placeStarts[words[0]])
}
