package document

import (
	"regexp"
	"strings"
)

// Wish is what a respondent wants to be published, as far as a column that asks
// for it tells. The empty one is that nothing speaks against it.
type Wish string

// The wishes that ask for care.
const (
	Nameless    Wish = "nameless"    // the words, but not the name
	Unpublished Wish = "unpublished" // not the words either
	Unclear     Wish = "unclear"     // the answer does not tell: a person has to read it
	Unsaid      Wish = "unsaid"      // asked, and not answered
)

// stricter is the order in which wishes of several columns outweigh each other.
var stricter = map[Wish]int{"": 0, Unsaid: 1, Unclear: 2, Nameless: 3, Unpublished: 4}

var (
	asksSecret    = regexp.MustCompile(`\bconfidential|\bprivate\b|\b(?:not|never) (?:to |be |want |wish |like |have )*(?:my |your |this |the )?(?:response |reply |answer |comments? |words |views )?(?:to be )?publish|\bwithhold\b`)
	asksNameless  = regexp.MustCompile(`\banonym|\bwithout (?:my|your) name\b|\bwith(?:hold|held) (?:my |your )?name\b`)
	asksName      = regexp.MustCompile(`\b(?:publish|use|print|show|quote|include)\w* (?:you )?(?:by )?(?:my |your |the )?name\b|\bname (?:to |can |may )?be (?:published|used|shown|included)\b|\bbe named\b|\bby name\b`)
	asksPublish   = regexp.MustCompile(`\bpublish|\bquot|\bpublic\b|\bpermission|\bconsent|\bhappy for\b|\b(?:may|can) we (?:use|quote|name|share)`)
	asksRights    = regexp.MustCompile(`\bgdpr\b|\bprivacy\b|\bdata protection\b|\bprocess(?:ing)? (?:of )?(?:my|your) (?:personal )?data\b`)
	saysNoSecret  = regexp.MustCompile(`\b(?:not|non|isnt|dont need to be|need not be) (?:to be |be |stay |remain |a )?(?:anonym\w*|confidential|private|secret)`)
	saysNameless  = regexp.MustCompile(`\banonym|\b(?:without|not|no|withhold|withheld|exclud\w+|remov\w+|omit\w*) (?:using )?(?:my |the |our |your )?(?:name|details|identity)\b|\bname (?:is )?(?:withheld|removed|not published)\b|\bunattributed\b|\bnot attributed\b`)
	saysSecret    = regexp.MustCompile(`\bconfidential|\bprivate\b|\bnot for publication\b|\b(?:not|dont|never|cannot) (?:be |to be |want |wish |it |my |this |response )*(?:publish|consent|agree|share|quot)|\binternal use\b|\boff the record\b`)
	saysYes       = regexp.MustCompile(`^(?:y|yes|true|1|x|on|ok|okay|tick|ticked|checked|selected|agree|agreed|i agree|i consent|consent|consented|given|granted|publish|published|public|(?:yes )?(?:publish )?(?:in full|with (?:my |our )?name)|named|attributed)\b`)
	saysNo        = regexp.MustCompile(`^(?:n|no|false|0|off|none|unticked|unchecked|refused|declined|withheld|disagree)\b`)
	ticks         = strings.NewReplacer("✓", "yes", "✔", "yes", "☑", "yes", "☒", "yes", "✗", "no", "☐", "no")
	notApplicable = regexp.MustCompile(`^(?:na|n a|not applicable)$`)
)

// wishOf reads one answer by the question that its column asks.
func wishOf(heading, answer string) Wish {
	asked, said := plainWords(heading), plainWords(ticks.Replace(answer))
	if asksRights.MatchString(asked) && !strings.Contains(asked, "publish") {
		if saysNo.MatchString(said) || saysSecret.MatchString(said) {
			return Unclear
		}
		return ""
	}
	secret, nameless, named := asksSecret.MatchString(asked), asksNameless.MatchString(asked), asksName.MatchString(asked)
	yes, no := saysYes.MatchString(said), saysNo.MatchString(said)
	switch {
	case said == "" || notApplicable.MatchString(said):
		if secret || nameless { // a box that is ticked by those who want it
			return ""
		}
		return Unsaid
	case saysNoSecret.MatchString(said):
		return ""
	case saysNameless.MatchString(said):
		if nameless && no {
			return ""
		}
		return Nameless
	case secret && yes, !secret && saysSecret.MatchString(said):
		return Unpublished
	case secret && no:
		return ""
	case secret && saysSecret.MatchString(said):
		return Unpublished
	case nameless && yes:
		return Nameless
	case nameless && no && asksPublish.MatchString(asked):
		return Unclear // against being anonymous, or against being published
	case named && no:
		return Nameless
	case yes, nameless && no:
		return ""
	case no:
		return Unpublished
	}
	return Unclear
}

// wish is the strictest of what the columns of a row say.
func (v *view) wish(r record) (wish Wish, answer string) {
	for i, role := range v.table.Roles {
		if role != ConsentColumn {
			continue
		}
		said := ""
		if i < len(r.cells) {
			said = v.sheet.string(r.cells[i])
		}
		w := wishOf(v.table.Header[i], said)
		if answer == "" || stricter[w] > stricter[wish] {
			answer = said
		}
		if stricter[w] > stricter[wish] {
			wish = w
		}
	}
	return wish, answer
}
