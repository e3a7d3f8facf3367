package extract

import "strings"

// First names that are borne nearly always by men, or by women. They decide
// which of several people "he" or "she" can mean; a title decides before them.
var (
	menNames = set(`aaron abdul abdullah abraham adam adrian ahmed alan alastair albert alec alejandro alex alexander alfred ali alistair allan allen alvin
		amir andre andreas andres andrew andy angus anthony antonio archie arjun arnold arthur asif austin barack barry bart ben benedict benjamin bernard
		bernie bert bill billy bob bobby boris brad bradley brendan brent brett brian bruce bryan calvin cameron carl carlos cecil cedric charles charlie chris
		christian christopher chuck clarence clark claude clifford clint clive clyde colin conor corey craig curtis cyril dale damian damien dan daniel danny
		darrell darren dave david dean declan dennis derek desmond devin diego dmitri dominic don donald donnie doug douglas duncan dustin dwayne dwight dylan
		earl ed eddie edgar edmund eduardo edward edwin elijah elliot eli emmanuel enrique eric erik ernest ernie ethan eugene evan ewan felix ferdinand fernando
		finn francisco frank frankie franklin fraser fred freddie frederick gareth garry gary gavin geoff geoffrey george gerald gerard gerry giles giovanni
		glen glenn godfrey gordon graeme graham grant greg gregory guillermo gus guy hamish hank hans harold harry harvey hassan hector henry herbert herman
		horace howard hubert hugh hugo humphrey iain ian ibrahim igor imran isaac isaiah ismail ivan jack jacob jacques jaime jake james jamie jared jason
		javier jay jeff jeffrey jeremy jermaine jerome jerry jesse jim jimmy joe joel johan john johnny jon jonah jonathan jorge jose josef joseph josh joshua
		juan julian julio justin karl keith ken kenneth kent kevin khalid kurt kyle lance larry lars laurence lawrence lee len leo leon leonard leopold lester
		lewis liam lionel lloyd logan louis luca lucas luis luke magnus malcolm manuel marc marcel marco marcus mario mark marshall martin marvin mathew matt
		matthew maurice max maxwell melvin michael miguel mike miles mitch mitchell mohamed mohammad mohammed morgan morris muhammad murray mustafa nathan
		nathaniel ned neil nelson nick nicholas nicolas nigel noah noel norman oleg oliver omar oscar otis otto owen pablo paddy patrick paul pedro percy
		perry pete peter phil philip phillip pierre piers quentin rafael raj rajesh ralph ramon randall randy raul ray raymond reggie reginald rene reuben
		rex rhys ricardo richard rick ricky rob robert roberto robin rod roderick rodney rodrigo roger roland ron ronald ronnie rory ross roy rui rupert
		russell ryan salman sam samir samuel santiago saul scott sean sebastian sergei sergio seth shane shaun sidney simon spencer stan stanley stefan
		stephen steve steven stewart stuart sunil suresh syed sylvester tariq ted terrence terry theo theodore thomas tim timothy tobias toby todd tom tommy
		tony travis trevor tristan troy tyler vernon victor vijay vince vincent vladimir wade wallace walter warren wayne wendell wes wesley wilfred will
		william willie winston xavier yusuf zach zachary zack`)
	womenNames = set(`abigail ada adele agnes aisha alexandra alexis alice alicia alison allison amanda amber amelia amelie amélie amy ana andrea angela angelica
		angie anita ann anna annabel anne annette annie antonia april audrey ava barbara beatrice becky bella bernadette beryl beth bethany betsy betty
		beverley beverly bianca bonnie brenda bridget brittany brooke camilla camille candace cara carla carly carmen carol carole caroline carolyn carrie
		cassandra catherine cathy cecilia charlotte chelsea cheryl chloe chloë christina christine cindy claire clara clare claudia colette colleen connie
		constance courtney crystal cynthia daisy dana danielle daphne darlene dawn deborah debbie debra deirdre denise diana diane dolores donna dora doreen
		doris dorothy edith eileen elaine eleanor elena elizabeth ella ellen ellie elsa elsie emily emma erica erin esther ethel eunice eva eve evelyn faith
		farah fatima faye felicity fiona flora florence frances freya gabriela gabrielle gail gemma georgia georgina geraldine gertrude gillian gina giselle
		gladys glenda gloria grace greta gwen gwendolyn hannah harriet hazel heather heidi helen helena helene henrietta hilary hilda hillary holly hope ida
		imogen ines ingrid irene iris isabel isabella isabelle isla isobel ivy jackie jacqueline jade jan jane janelle janet janice jasmine jean jeanette jen
		jenna jennifer jenny jess jessica jill jo joan joanna joanne jocelyn jodie josephine josie joy joyce juanita judith judy julia juliana julie juliet
		june justine kara karen kari kate katherine kathleen kathryn kathy katie katrina kay keisha kelly kerry kim kirsten kirsty kristen kristin kristina
		lara laura lauren layla leah leanne leila lena lesley leticia lila lily linda lindsay lindsey lisa liz lois lorna lorraine louisa louise lucia lucille
		lucinda lucy luisa lydia lynn lynne mabel madeleine madison maggie maisie mandy marcia margaret margarita margot marguerite maria marian marianne marie
		marilyn marion marjorie marlene martha mary maureen maxine may megan meghan melanie melinda melissa mercedes meredith michelle mildred millie
		miranda miriam moira molly mona monica monique muriel myra nadia nadine nancy naomi natalia natalie natasha nathalie nell nicola nicole nina nora
		norma olga olive olivia paige pamela pat patricia paula pauline pearl peggy penelope penny petra philippa phoebe phyllis polly priscilla priti priya
		rachel ramona rebecca regina renee rhoda rhonda rita roberta rosa rosalie rosalind rose rosemary rosie roxanne ruby ruth sabrina sadie sally samantha
		sandra sara sarah sasha saskia selina shannon sharon sheila shelley sheryl shirley sian simone sofia sonia sonya sophia sophie stacey stacy stella
		stephanie sue sunita susan susannah susie suzanne sybil sylvia tabitha tamara tanya tara teresa tess tessa thelma theresa tiffany tina toni tracey
		tracy trudy una ursula valerie vanessa vera veronica vicki vicky victoria violet virginia vivian vivien wanda wendy whitney wilma winifred yasmin
		yolanda yvette yvonne zara zoe zoë`)
	menWords   = set(`chairman spokesman congressman businessman father husband son brother grandfather uncle king prince duke pope bishop policeman fireman man boy widower grandson nephew councilman actor`)
	womenWords = set(`chairwoman spokeswoman congresswoman businesswoman mother wife daughter sister grandmother aunt queen princess duchess nun policewoman woman girl widow granddaughter niece councilwoman actress headmistress midwife`)
)

// guessGender is what a first name says of the gender of its bearer, or 0.
func guessGender(name string) byte {
	first, rest, _ := strings.Cut(strings.ToLower(name), " ")
	if rest == "" && !menNames[first] && !womenNames[first] {
		return 0
	}
	first, _, _ = strings.Cut(first, "-")
	switch {
	case menNames[first]:
		return 'm'
	case womenNames[first]:
		return 'f'
	}
	return 0
}

// genderOfWords is the gender that a description tells: "spokeswoman", "mother of three".
func genderOfWords(words string) byte {
	for w := range strings.FieldsSeq(strings.ToLower(words)) {
		switch w = strings.Trim(w, ",.’'"); {
		case menWords[w]:
			return 'm'
		case womenWords[w]:
			return 'f'
		}
	}
	return 0
}
