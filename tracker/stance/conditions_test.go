package stance

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestConditionsAreClausesOnWhichSupportDepends(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"We support the plan provided that it is funded.", []string{"provided that it is funded"}},
		{"Provided the money follows, we would back it.", []string{"Provided the money follows"}},
		{"We will oppose this unless ministers publish the costs.", []string{"unless ministers publish the costs"}},
		{"It can work as long as staff are consulted, but time is short.", []string{"as long as staff are consulted"}},
		{"We would back it on condition that, within a year, it is reviewed.", []string{"on condition that, within a year, it is reviewed"}},
		{"We agree, subject to a review.", []string{"subject to a review"}},
		{"We will only support it if the money is there.", []string{"if the money is there"}},
		{"If the safeguards are right, we would support it.", []string{"If the safeguards are right"}},
		{"We would welcome it, so long as no ward closes, she said.", []string{"so long as no ward closes"}},
		{"We back the change, with the proviso that small sites are kept.", []string{"with the proviso that small sites are kept"}},
		{"But we need to make sure that nobody is left behind.", []string{"need to make sure that nobody is left behind"}},
		{"The move must be accompanied by new money.", []string{"must be accompanied by new money"}},
		{"We can agree, but only once the pilots have reported.", []string{"but only once the pilots have reported"}},
		{"Assuming that training is paid for, I am in favour.", []string{"Assuming that training is paid for"}},
		{"Without extra staff, we cannot support this.", []string{"Without extra staff"}},
		{"We support it if it is voluntary and if it is free.", []string{"if it is voluntary and if it is free"}},
		{"She asked if we support the plan.", nil},
		{"We support it, even if it is late.", nil},
		{"If I may, I support the plan.", nil},
		{"What if it fails?", nil},
		{"It looks as if they support it.", nil},
		{"We welcome the service provided by nurses.", nil},
		{"We support this without reservation.", nil},
		{"If anything, we support it more than before.", nil},
		{"The clinic has been open as long as I have worked here.", nil},
		{"I do not know if we support it.", nil},
		{"If you ask me, this is right.", nil},
		{"If it rains, bring a coat.", nil},
		{"", nil},
	}
	for _, tt := range tests {
		parts := []Part{{Text: "Good morning. "}, {Text: tt.text}}
		var got []string
		for _, s := range findConditions(parts, cutSentences(parts)) {
			got = append(got, string([]rune(parts[s.Part].Text)[s.Start:s.End]))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.text, diff)
		}
	}
}
