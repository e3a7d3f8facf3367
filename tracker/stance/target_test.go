package stance

import "testing"

func TestTheDirectionOfATarget(t *testing.T) {
	for _, test := range []struct {
		sign  float32
		words []string
	}{
		{1, []string{"We should introduce compulsory swimming", "Swimming should be compulsory", "Should swimming be free?", "Is swimming good for children?",
			"The voting age should be lowered to 16", "The ban on kites should be lifted", "Should the ban on kites be lifted?", "Tablets should replace textbooks",
			"Swimming reduces crime", "Does swimming reduce crime?", "CCGs should hold GP contracts", "Closing the lido", "Allow dogs on trains", ""}},
		{-1, []string{"We should ban kites", "Kites should be banned", "Should kites be banned?", "Kites have to be banned", "This house would abolish the post office",
			"Kites should be illegal", "We should not subsidise kites", "Should kites not be allowed?", "Is swimming bad for children?", "Swimming is a waste of time",
			"A ban should be placed on kites", "Ban kites from parks", "Encourage fewer people to fly kites", "We should stop all subsidies", "Kites cause accidents"}},
	} {
		for _, words := range test.words {
			if got := ReadTarget(words); got.sign != test.sign || got.motion {
				t.Errorf("%q: got %g (a motion: %v), want %g", words, got.sign, got.motion, test.sign)
			}
		}
	}
}

func TestAMotionAndWhoseItIs(t *testing.T) {
	for _, test := range []struct {
		words      string
		government float32
		sign       float32
	}{
		{"Canals Bill: That the Bill be now read a Second time.", 1, 1},
		{"That the draft Canals (Tolls) Order 2011, which was laid before this House on 3 May, be approved.", 1, 1},
		{"That this House regrets the neglect of canals; and calls on the Government to think again.", -1, -1},
		{"That this House calls on the Government to publish its plan for canals.", -1, 1},
		{"That this House declines to give a Second Reading to the Canals Bill.", -1, -1},
		{"That leave be given to bring in a Bill to prohibit the flying of kites; and for connected purposes.", 0, -1},
		{"That leave be given to bring in a Bill to require lifeguards at canals; and for connected purposes.", 0, 1},
	} {
		got := ReadTarget(test.words)
		if !got.motion || got.government != test.government || got.sign != test.sign {
			t.Errorf("%q: got a motion: %v, government %g, sign %g; want true, %g, %g", test.words, got.motion, got.government, got.sign, test.government, test.sign)
		}
	}
}
