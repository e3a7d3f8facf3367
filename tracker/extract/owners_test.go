package extract

import (
	"strings"
	"testing"
)

// TestOwners has a case for each way in which a story says whose office somebody
// holds without naming the body beside it. Wanted is as in TestBodies.
func TestOwners(t *testing.T) {
	for _, c := range []bodyCase{
		{"an executive that is a body", "Fines will rise, the Harbour Care Executive said on Friday.\n\nAda Okoro, its director of wards, said: “We have tried kindness.”", "Ada Okoro @ Harbour Care Executive"},
		{"a chief executive is none", "Fines will rise, the Chief Executive said on Friday.\n\nAda Okoro, its director of wards, said: “We have tried kindness.”", "Ada Okoro @ "},
		{"its, after an office of the body", "“We were told by a driver,” said Tim Marsh of the Guild of Porters.\n\nThe chief executive of Harbour NHS Trust, Joan Pell, stayed away. Its chair, Bill Reeve, came: he called it “a kind of hobby”.", "Tim Marsh @ Guild of Porters; Bill Reeve @ Harbour NHS Trust"},
		{"chair of its council", "The Guild of Porters has condemned the idea. The chair of its council, Dr Ada Okoro, insisted that it would fail. “It cannot work,” she said.", "Ada Okoro @ Guild of Porters"},
		{"secretary of their executive", "The Guild of Porters and its members are unmoved. The secretary of their executive, Ada Okoro, said: “It cannot work.”", "Ada Okoro @ Guild of Porters"},
		{"no body because hospitals are spoken of", "The Lantern Trust is unsure. The trust’s head of policy, Ada Okoro, doubts that three hospitals will do. “It is too few,” she argues.", "Ada Okoro @ Lantern Trust"},
		{"no body because a charity is spoken of", "Harbour Council met. Joan Pell, told that the charity had closed, said: “It is too few.”", "Joan Pell @ "},
		{"what a body plans is a term", "The Harbour Care Board wants to shut ten clinics and open one “super hub” in each town. “We can,” said its chair, Ada Okoro, who hopes to build a “care village”.", "Ada Okoro @ Harbour Care Board"},
		{"an area manager", "Harbour Ambulance NHS Trust says crews will wait.\n\nArea manager Ada Okoro said: “We are on the road all day.”", "Ada Okoro @ Harbour Ambulance NHS Trust"},
		{"a mayor is of a place", "The mayor of Westmere, Coun Joan Pell, was livid.\n\n“We shall be left with a postcard,” she said.", "Joan Pell @ "},
		{"at a body, the office later", "At Harbour NHS Trust, Ada Okoro has nine wards to fill. The chief executive told staff that it would cost her a theatre. “I worry who pays,” she said.", "Ada Okoro @ Harbour NHS Trust"},
		{"at a body, a patient", "At Harbour NHS Trust, Ada Okoro had waited nine hours. “I worry who pays,” she said.", "Ada Okoro @ "},
		{"sees promise in it", "Tim Marsh, of the Dock Centre, saw some promise in it so long as boards kept a veto.", "Tim Marsh @ Dock Centre"},
		{"sees nothing", "Tim Marsh, of the Dock Centre, saw the chair in the street.", ""},
		{"a relation with a title of her own", "Dr Tim Marsh, chair of Vale CCG, is for it. His elder sister Joan sits on the council.\n\n“We have three boards,” Dr Marsh said. But Cllr Marsh disagreed. “Big is not beautiful,” she said.", "Tim Marsh @ Vale CCG; Joan Marsh @ "},
		{"a second title of one person", "Dr Tim Marsh, chair of Vale CCG, is for it. His patients are not.\n\n“We have three boards,” Cllr Marsh said.", "Tim Marsh @ Vale CCG"},
		{"a tag ends words that nothing closes", "Ada Okoro, chair of Vale CCG, reached for the microphone. \"The buses run from Vale, which is not at all, she said, to applause. Tim Marsh left the room.", "Ada Okoro @ Vale CCG"},
		{"words on a banner", "The manager of the unit, Tim Marsh, was away, but a banner over the door read: “Exciting things are coming!”", ""},
		{"a letter that is read", "The manager of Dock Surgery, Tim Marsh, said in a letter that was read: “Exciting things are coming!”", "Tim Marsh @ Dock Surgery"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, x := range Reactions(Input{Text: c.text}).Reactions {
				got = append(got, x.Speaker+" @ "+x.Organisation)
			}
			if have := strings.Join(got, "; "); have != c.want {
				t.Errorf("%s\ngot  %s\nwant %s", c.text, have, c.want)
			}
		})
	}
}
