package stance

import (
	"strings"
	"testing"
)

// gradeTarget is what the reactions below are about.
const gradeTarget = "Moving outpatient clinics from the county hospital to four health centres."

// gradeCases are invented reactions of two to five sentences, by their grade.
var gradeCases = map[Value][]string{
	Support: {
		"We warmly welcome this. Our patients have asked for clinics nearer home for ten years, and at last somebody has listened.",
		"I am delighted. It makes perfect sense to see people where they live, and it will save them a day on the bus.",
		"This is the best news for our town in years. We are right behind it and we look forward to the first clinic opening.",
		"The board backs the plan. Fewer journeys, shorter waits and better care: it is a sensible step forward.",
		"We have long argued for this. The sooner it starts, the better for everybody. We urge the trust to press ahead.",
		"I have seen it work in two other counties. Patients loved it. I would recommend it to anyone and I shall vote for it.",
	},
	QualifiedSupport: {
		"We support the move in principle. But it must come with a proper bus service, and we need that guarantee in writing before we sign.",
		"The idea is a good one. If the health centres are given the nurses and the rooms to do it, we will back it.",
		"I would be in favour, provided that the children’s clinics stay where they are. Without that I could not recommend it.",
		"We can support this as long as nobody loses their job. Give us that assurance and we are on board.",
		"It is the right direction. However, we would only sign up on condition that the scanner is paid for first.",
		"Our members back the plan, subject to a trial in one of the four centres. We would want to see the results published.",
	},
	Neutral: {
		"It is too early to say. We will consider the proposal at our meeting in March and respond in due course.",
		"We have not taken a position. There is evidence on both sides, and the study that would settle it has not been done.",
		"This is a matter for the commissioners. We have no view on where clinics are held.",
		"The council will study the papers and consult its members before it comes to a view.",
		"In one county waits fell; in another they rose. The data do not tell us which would happen here, and we will wait for the review.",
		"She declined to comment until the report was published. The board would discuss it in June.",
	},
	Concerned: {
		"We are worried about people without a car. Nobody has told us how they are to get there, and we fear that they will miss appointments.",
		"I have serious concerns about staffing. There are not enough nurses for one site, let alone four.",
		"What troubles us is the cost. We are not convinced that the savings are real, and we have asked to see the figures.",
		"I am anxious about what happens to the sickest patients. There is a real risk that they fall through the gaps.",
		"We doubt that the rooms are big enough. It is disappointing that nobody asked the people who work in them.",
		"She said she was uneasy about the timetable and feared that clinics would be closed before the new ones had opened.",
	},
	Oppose: {
		"We are strongly opposed to this. It will cost lives and we will fight it every step of the way.",
		"This is a reckless plan and it should be scrapped. We call on the trust to withdraw it.",
		"I cannot support a scheme that takes doctors away from the wards. The answer is no.",
		"The union rejects the proposal. It is unworkable, it is unsafe, and our members will be balloted.",
		"It is a disgrace. They have not listened to a single patient. We shall be urging councillors to vote against it.",
		"He condemned the move as a betrayal of the town and said the campaign would go to court to stop it.",
	},
}

func TestGrades(t *testing.T) {
	target := ReadTarget(gradeTarget)
	for _, want := range grades {
		for _, text := range gradeCases[want] {
			got := Learn(nil).Suggest(Read(target, []Part{{Text: text}}))
			if got.Value != want {
				t.Errorf("%s, want %s: %s", got.Value, want, text)
			}
		}
	}
}

func TestEvidenceIsWholeSentences(t *testing.T) {
	target := ReadTarget(gradeTarget)
	for _, want := range grades {
		for _, text := range gradeCases[want] {
			parts := []Part{{Text: "The clinics see 900 people a week."}, {Text: text, Reported: true}}
			got := Learn(nil).Suggest(Read(target, parts))
			if len(got.Evidence) == 0 {
				t.Errorf("%s without evidence: %s", got.Value, text)
			}
			for _, e := range got.Evidence {
				words := string([]rune(parts[e.Part].Text)[e.Start:e.End])
				if !strings.HasSuffix(words, ".") || strings.TrimSpace(words) != words {
					t.Errorf("evidence %q of %q is no whole sentence", words, parts[e.Part].Text)
				}
			}
		}
	}
}

func TestNothingSaidHasNoGradeAndNoEvidence(t *testing.T) {
	for _, parts := range [][]Part{nil, {{Text: ""}}, {{Text: "Good morning."}}, {{Text: "The bus leaves at ten."}}} {
		got := Learn(nil).Suggest(Read(ReadTarget(gradeTarget), parts))
		if got.Value != NotStated || got.Evidence != nil {
			t.Errorf("%v: %s, evidence %v", parts, got.Value, got.Evidence)
		}
	}
}
func TestEvidenceForADecidedGrade(t *testing.T) {
	parts := []Part{{Text: "The new centre is a splendid idea. I fear that nobody will staff it. It opens in May."}}
	r := Read(ReadTarget(gradeTarget), parts)
	for value, want := range map[Value]string{Support: "The new centre is a splendid idea.", Concerned: "I fear that nobody will staff it."} {
		spans := r.EvidenceFor(value)
		if len(spans) == 0 {
			t.Fatalf("none for %s", value)
		}
		if got := string([]rune(parts[0].Text)[spans[0].Start:spans[0].End]); got != want {
			t.Errorf("%s: %q, want %q", value, got, want)
		}
	}
	if got := r.EvidenceFor(NotStated); got != nil {
		t.Errorf("not stated rests on %v", got)
	}
}

func TestNeighboursAreOneEvidence(t *testing.T) {
	text := "The library opens at nine. We are strongly opposed to this plan. We will fight it in court. The car park is behind it."
	got := Learn(nil).Suggest(Read(ReadTarget(gradeTarget), []Part{{Text: text}}))
	if len(got.Evidence) != 1 {
		t.Fatalf("evidence %v", got.Evidence)
	}
	e := got.Evidence[0]
	if words := string([]rune(text)[e.Start:e.End]); words != "We are strongly opposed to this plan. We will fight it in court." {
		t.Errorf("evidence %q", words)
	}
}

// TestGradesOfPlainSentencesAreOnTheirSide allows three in a hundred to be on
// none or the other: two sentences of which the second answers the first.
func TestGradesOfPlainSentencesAreOnTheirSide(t *testing.T) {
	list := plainSentences(t)
	for _, l := range [][]plain{outrightSentences, negatedSentences, reportedSentences, evaluatingSentences, targetSentences} {
		list = append(list, l...)
	}
	var wrong []string
	for _, p := range list {
		got := Learn(nil).Suggest(Read(ReadTarget(p.target), []Part{{Text: p.text}})).Value
		if sideOfValue(got) != sideOfValue(p.want) {
			wrong = append(wrong, string(got)+": "+p.text)
		}
	}
	if len(wrong)*100 > len(list)*3 {
		t.Errorf("%d of %d:\n%s", len(wrong), len(list), strings.Join(wrong, "\n"))
	}
}
