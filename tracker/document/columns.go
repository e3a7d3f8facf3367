package document

import (
	"regexp"
	"slices"
	"strings"
)

// conventions say by its header what a column holds; the first that fits wins.
var conventions = []struct {
	role ColumnRole
	head *regexp.Regexp
}{
	{ThemesColumn, regexp.MustCompile(`^themes?$`)},
	{PersonalColumn, regexp.MustCompile(`\be-?mails?\b|\b(?:tele)?phone\b|\bmobile\b|\bpost ?code\b|\bzip\b|\b(?:ip|home|postal) address\b|^address|^source$|\bduration\b|\bage (?:group|range|band)\b|\bgender\b|\bethnic|\bdisab|\bfile ?name\b|\buser ?name\b|\btelephone\b|\bage$|^(?:sex|age|dob)$|\bdate of birth\b|\breligio|\bsexual|\bnationality\b|\bpregnan|\bnhs number\b|\bnews ?letter\b|\bmailing list\b|\b(?:may|can|could) we (?:contact|e-?mail|call|write)|\bcontacted\b|\bkept? (?:me |you )?(?:informed|up to date)\b|\bhow did you hear\b|\bhave you (?:read|used|ever|attended)\b|\bdo you (?:live|work|identify|consider yourself)\b|\btracking link\b|^language$|\bcollector\b|^time taken`)},
	{ConsentColumn, regexp.MustCompile(`\bpublish|\bconsent|\bpermission|\bconfidential|\banonym|\bprivacy|\bhappy for\b|\bmay we (?:use|quote|name|share)|\bcan we (?:use|quote|name|share)|\bquotable\b|\bgdpr\b`)},
	{NameColumn, regexp.MustCompile(`^(?:submitted|completed|sent|signed|written|received|lodged|made) (?:by|from)$`)},
	{FirstNameColumn, regexp.MustCompile(`^(?:your )?(?:first|given|christian) ?names?\b|^forenames?\b|^first$`)},
	{LastNameColumn, regexp.MustCompile(`^(?:your )?(?:last|family|second) ?names?\b|^surname\b|^last$`)},
	{CapacityColumn, regexp.MustCompile(`\bcapacity\b|\b(?:respondent|responder|stakeholder|response) (?:type|category)|\btype of (?:respondent|response|stakeholder)|\bresponding as\b|\bare you (?:responding|replying|answering|submitting|completing)|\bis this (?:response|reply) (?:on behalf|from)|^(?:category|type)$`)},
	{SectorColumn, regexp.MustCompile(`\bsector\b|\b(?:organi[sz]ation|body) type|\btype of (?:organi[sz]ation|body)`)},
	{RefColumn, regexp.MustCompile(`^(?:ref|reference|id|no|nr|number|#|row|case|s/?no|uid|unique id|entry|record)$|^[a-z]{2,12} ?(?:id|no|nr|number|ref|reference|#)$|\breference (?:no|number)|^(?:response|respondent|submission|collector|entry) ?id\b`)},
	{DateColumn, regexp.MustCompile(`\bdate\b|^(?:received|submitted|timestamp|completed|created|sent|when|time|day)\b|\btime ?stamp\b|\b(?:received|submitted|completed) (?:on|at)\b`)},
	{CommentColumn, regexp.MustCompile(`\bcomments?\b|\bfree[ -]?text\b|\breasons?\b|\bwhy\b|\bexplain|\btell us\b|\bfurther\b|\bfeedback\b|\bremarks?\b|\bstatement\b|\bquot(?:e|ation)s?\b|\byour (?:response|answer|reply|words)\b|\bany ?(?:thing|other)\b|^(?:response|answer|reply|text|views|message|verbatim|submission|details|what (?:they|was) said)$|\bin your own words\b|\bopen-ended\b|\bwhat (?:do you think|are your|is your (?:view|response|reaction)|would you)|\bhow (?:do|would|will) (?:you|this)\b|\bdescribe\b`)},
	{PositionColumn, regexp.MustCompile(`\b(?:dis)?agree|\bsupport(?:ive)?\b|\bstance\b|\bin favou?r\b|\boppos|\bfor or against\b|^(?:view|opinion|rating|score|vote|verdict|overall view|overall position|attitude)\b|\bto what extent\b|\byour (?:view|position|opinion)\b|\bapprov|\blikert\b|\bscale\b`)},
	{OrganisationColumn, regexp.MustCompile(`\borgani[sz]ation|\bon behalf of\b|\bcompany\b|\bemployer\b|\binstitution\b|\baffiliation\b|\brepresenting\b|\bwho do you represent\b|\b(?:responding|replying|answering|writing|speaking|submitting) (?:for|as part of)\b|\b(?:response|reply|comment|submission) (?:is )?(?:for|from)\b|^(?:body|trust|org|firm|charity|agency|group|business|council|practice|stakeholder|party)(?: name)?$`)},
	{OfficeColumn, regexp.MustCompile(`\bjob\b|\broles?\b|\boccupation\b|\boffice held\b|\bdesignation\b|\bprofession\b|\bpost held\b|\bposition held\b|^(?:post|office|function|title/role)$`)},
	{HonorificColumn, regexp.MustCompile(`^(?:title|salutation|prefix|honorific|mr/mrs.*)$`)},
	{NameColumn, regexp.MustCompile(`^(?:(?:full|your|contact|respondent|responder|stakeholder|speaker|display) ?)?names?\b|^(?:respondent|responder|speaker|contact|person|who|from|author|contributor|submitted by|respondent details)$|\bname of (?:the )?(?:respondent|person|contact|speaker)|\byour (?:full )?name\b`)},
	{PositionColumn, regexp.MustCompile(`^position$|\bposition\b`)},
}

var headingNoise = regexp.MustCompile(`(?i)^q(?:uestion)?\s?\d{1,3}(?:[.]\d{1,2})?[a-z]?\s?[.:)-]*\s*|^\d{1,3}(?:[.]\d{1,2})?[a-z]?\s?[.:)]+\s*|\((?:optional|required|if any|if applicable|please [^)]*)\)|[*:]+\s*$|\s*\(s\)`)

// roleOf is the role that a heading names, or empty.
func roleOf(heading string) ColumnRole {
	h := strings.ToLower(oneLine(strings.NewReplacer("’", "'", "_", " ").Replace(heading)))
	h = strings.TrimSpace(headingNoise.ReplaceAllString(h, ""))
	if h == "" || len(h) > 400 {
		return ""
	}
	for _, c := range conventions {
		if c.head.MatchString(h) {
			return c.role
		}
	}
	return ""
}

var honorifics = regexp.MustCompile(`(?i)^(?:mr|mrs|ms|miss|mx|dr|prof|professor|rev|revd|sir|dame|lord|lady|baroness|cllr|councillor|hon|rt hon|the rt hon)\.?$`)

// roles settles by the cells what the headings leave open: a "title" may be
// "Dr" or "Director", a "position" a view or a job, and a question may be
// answered on a scale or in words.
func (in *sheet) roles(head []string, rows, body []record) []ColumnRole {
	roles, filled := make([]ColumnRole, len(head)), make([]int, len(head))
	for i, h := range head {
		role := ColumnRole("")
		for _, r := range rows { // its own words first, then with those of a group above it
			if i < len(r.cells) && role == "" {
				role = roleOf(in.string(r.cells[i]))
			}
		}
		if role == "" {
			role = roleOf(h)
		}
		s := in.sample(body, i)
		roles[i], filled[i] = s.settle(role, h), s.filled
		if roles[i] == "" && s.numbers*10 >= s.filled*6 && vague.MatchString(h) && !in.keyTo(h).zero() {
			roles[i] = PositionColumn // "Q1" over numbers that a key explains
		}
	}
	once(roles, filled, ThemesColumn, NameColumn, FirstNameColumn, LastNameColumn, HonorificColumn, RefColumn)
	return roles
}

// cells of one column, as far as they tell its role.
type sampled struct {
	filled, words, stances, numbers, honorifics, yesNo, bodies, titled, codes int
}

var (
	// bodyNoun stands in many names of bodies, and in no names of people.
	bodyNoun = regexp.MustCompile(`(?i)\b(?:trust|council|ccg|icb|university|college|association|society|union|charity|federation|institute|foundation|board|hospitals?|network|alliance|ltd|limited|nhs|committee|forum|party|guild|league)\b`)
	// codeWord is a number or a code and nothing else: "P-101", "2032/17".
	codeWord = regexp.MustCompile(`^[A-Za-z]{0,8}[-/#. ]?\d[\w/.-]*$`)
	// titledName begins with what stands before a person's name.
	titledName = regexp.MustCompile(`^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Sir|Dame|Lord|Lady|Baroness|Cllr|Councillor)\.? \p{Lu}`)
)

// yesNo is a bare answer.
var yesNo = regexp.MustCompile(`^(?:y|yes|n|no)$`)

func (in *sheet) sample(body []record, column int) sampled {
	var s sampled
	for _, r := range body {
		if s.filled == 200 {
			break
		}
		if column >= len(r.cells) {
			continue
		}
		text := in.string(r.cells[column])
		if text == "" {
			continue
		}
		s.filled++
		s.words += len(strings.Fields(text))
		if honorifics.MatchString(text) {
			s.honorifics++
		}
		if yesNo.MatchString(plainWords(text)) {
			s.yesNo++
		}
		if bodyNoun.MatchString(text) {
			s.bodies++
		}
		if codeWord.MatchString(text) {
			s.codes++
		}
		if titledName.MatchString(text) {
			s.titled++
		}
		if stanceOf(text, scale{}) != "" {
			s.stances++
		} else if _, ok := numberIn(text); ok {
			s.numbers++
		}
	}
	return s
}

// vague headings stand over answers of either kind.
var vague = regexp.MustCompile(`(?i)^(?:q(?:uestion)?\s?\d{1,3}[a-z]?\b.*|(?:your )?(?:views?|response|answer|reply|opinion))[?:.]*$`)

func (s sampled) settle(role ColumnRole, heading string) ColumnRole {
	onScale := s.filled > 0 && (s.stances+s.numbers)*10 >= s.filled*6
	long := s.filled > 0 && s.words >= s.filled*8
	switch role {
	case PersonalColumn:
		return role
	case OrganisationColumn, CapacityColumn:
		if s.yesNo > 0 && s.yesNo*10 >= s.filled*6 { // "On behalf of an organisation?"
			return CapacityColumn
		}
	}
	switch role {
	case HonorificColumn:
		if s.filled > 0 && s.honorifics*2 < s.filled {
			return OfficeColumn
		}
	case PositionColumn:
		if !onScale && long {
			return CommentColumn
		}
		if !onScale && s.filled > 0 && s.stances == 0 {
			return OfficeColumn
		}
	case CommentColumn:
		if s.filled > 0 && s.codes*10 >= s.filled*8 { // "Submission" over "P-101"
			return RefColumn
		}
		if onScale && s.words < s.filled*4 && s.stances > 0 && vague.MatchString(heading) {
			return PositionColumn
		}
	case "", RefColumn, CapacityColumn:
		switch {
		case s.stances*10 >= s.filled*6 && s.stances >= 2:
			return PositionColumn
		case long && s.words >= s.filled*10:
			return CommentColumn
		case role == "" && s.bodies >= 2 && s.bodies*10 >= s.filled*4:
			return OrganisationColumn
		case role == "" && s.titled >= 2 && s.titled*10 >= s.filled*5:
			return NameColumn
		case role == "" || !long:
		default:
			return CommentColumn
		}
	}
	return role
}

// once keeps one column of each of these roles: the first that is filled as often
// as any.
func once(roles []ColumnRole, filled []int, single ...ColumnRole) {
	best := map[ColumnRole]int{}
	for i, r := range roles {
		if !slices.Contains(single, r) {
			continue
		}
		old, there := best[r]
		switch {
		case !there:
			best[r] = i
		case filled[i] > filled[old]:
			roles[old], best[r] = "", i
		default:
			roles[i] = ""
		}
	}
}
