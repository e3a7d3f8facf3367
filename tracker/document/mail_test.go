package document

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
)

const head = "From: Ada Okoro <ada@pier.example>\r\nTo: Comms <c@pier.example>\r\nSubject: =?utf-8?q?Pier_=E2=80=93_replies?=\r\nDate: Tue, 11 Mar 2031 23:42:07 +0000\r\nMIME-Version: 1.0\r\n"

// words is a block as these tables spell it.
type words struct {
	Kind  string
	Depth int
	From  string
	Text  string
}

func mailed(d Document) []words {
	runes := []rune(d.Text)
	var out []words
	for _, b := range d.Blocks {
		out = append(out, words{b.Kind, b.Depth, b.From, string(runes[b.Start:b.End])})
	}
	return out
}

const ada, tim = "Ada Okoro", "Tim Marsh"

func TestMail(t *testing.T) {
	for _, c := range []struct {
		name, raw string
		want      []words
	}{
		{"quoted-printable, wrapped lines joined, lines of a list kept",
			head + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
				"The board said: =E2=80=9CWe cannot go on like this for another y=\r\near and=20\r\nwe shall say so on Thursday at the town hall meeting.=E2=80=9D\r\n\r\n- one thing\r\n- another\r\n",
			[]words{{"paragraph", 0, ada, "The board said: “We cannot go on like this for another year and we shall say so on Thursday at the town hall meeting.”"},
				{"paragraph", 0, ada, "- one thing"}, {"paragraph", 0, ada, "- another"}}},
		{"windows-1252 in base64",
			head + "Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
				base64.StdEncoding.EncodeToString([]byte("\x93No,\x94 she said.")) + "\r\n",
			[]words{{"paragraph", 0, ada, "“No,” she said."}}},
		{"forwarded header block, then its own reply levels",
			head + "\r\nSee below.\r\n\r\n---------- Forwarded message ---------\r\nFrom: Tim Marsh <tim@crews.example>\r\nDate: Mon, 10 Mar 2031\r\nSubject: Pier\r\n\r\nWe object.\r\n\r\nOn 9 March 2031 at 10:11, Ada Okoro <ada@pier.example>\r\nwrote:\r\n> Do you object?\r\n>> Older words.\r\n\r\nYours,\r\nTim\r\n",
			[]words{{"paragraph", 0, ada, "See below."},
				{"header", 1, tim, "---------- Forwarded message ---------"}, {"header", 1, tim, "From: Tim Marsh <tim@crews.example>"},
				{"header", 1, tim, "Date: Mon, 10 Mar 2031"}, {"header", 1, tim, "Subject: Pier"}, {"paragraph", 1, tim, "We object."},
				{"header", 1, ada, "On 9 March 2031 at 10:11, Ada Okoro <ada@pier.example> wrote:"},
				{"paragraph", 2, ada, "Do you object?"}, {"paragraph", 3, "", "Older words."},
				{"paragraph", 1, tim, "Yours,"}, {"paragraph", 1, tim, "Tim"}}},
		{"signature and notice",
			head + "\r\nWe support it.\r\n\r\nThis e-mail and any attachment are confidential and intended for the addressee only.\r\n\r\n-- \r\nAda Okoro\r\n“Together for the pier”\r\n",
			[]words{{"paragraph", 0, ada, "We support it."}, {"boilerplate", 0, ada, "This e-mail and any attachment are confidential and intended for the addressee only."},
				{"boilerplate", 0, ada, "--"}, {"boilerplate", 0, ada, "Ada Okoro"}, {"boilerplate", 0, ada, "“Together for the pier”"}}},
		{"a signature ends where the message below it begins",
			head + "\r\nSee.\r\n-- \r\nAda\r\n\r\nFrom: Marsh, Tim [mailto:tim@crews.example]\r\nSent: 10 March 2031\r\nTo: Ada\r\n\r\nWe object.\r\n",
			[]words{{"paragraph", 0, ada, "See."}, {"boilerplate", 0, ada, "--"}, {"boilerplate", 0, ada, "Ada"},
				{"header", 1, "Marsh, Tim", "From: Marsh, Tim [mailto:tim@crews.example]"}, {"header", 1, "Marsh, Tim", "Sent: 10 March 2031"}, {"header", 1, "Marsh, Tim", "To: Ada"},
				{"paragraph", 1, "Marsh, Tim", "We object."}}},
		{"HTML only, with a cited message",
			head + "Content-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>Thanks, it is &ldquo;fine&rdquo;.</p><p>On 9 March 2031 at 10:11, Tim Marsh wrote:</p><blockquote type=\"cite\"><p>Is it?</p></blockquote><div><b>From:</b> Tim Marsh<br><b>Sent:</b> 8 March 2031<br></div><p>First.</p></body></html>\r\n",
			[]words{{"paragraph", 0, ada, "Thanks, it is “fine”."}, {"header", 0, tim, "On 9 March 2031 at 10:11, Tim Marsh wrote:"}, {"paragraph", 1, tim, "Is it?"},
				{"header", 1, tim, "From: Tim Marsh"}, {"header", 1, tim, "Sent: 8 March 2031"}, {"paragraph", 1, tim, "First."}}},
		{"of alternatives the plain text, attached files left out",
			head + "Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain\r\n\r\nPlain.\r\n--a\r\nContent-Type: text/html\r\n\r\n<p>Rich.</p>\r\n--a--\r\n--m\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename=\"replies.csv\"\r\n\r\na,b\r\n--m--\r\n",
			[]words{{"paragraph", 0, ada, "Plain."}}},
		{"of alternatives the HTML where the plain text only asks for it",
			head + "Content-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain\r\n\r\nYour client does not support HTML messages.\r\n--a\r\nContent-Type: text/html\r\n\r\n<p>Rich.</p>\r\n--a--\r\n",
			[]words{{"paragraph", 0, ada, "Rich."}}},
		{"a message attached to a message",
			head + "Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: text/plain\r\n\r\nAttached.\r\n--m\r\nContent-Type: message/rfc822\r\n\r\nFrom: Tim Marsh <t@crews.example>\r\nSubject: Pier\r\nDate: Mon, 10 Mar 2031 10:00:00 +0000\r\nContent-Type: text/plain\r\n\r\nWe object.\r\n--m--\r\n",
			[]words{{"paragraph", 0, ada, "Attached."}, {"header", 1, tim, "From: Tim Marsh"}, {"header", 1, tim, "Date: 2031-03-10"}, {"header", 1, tim, "Subject: Pier"}, {"paragraph", 1, tim, "We object."}}},
		{"forwarded behind marks: the header block adds no depth to them",
			head + "\r\nSee.\r\n\r\nBegin forwarded message:\r\n\r\n> From: Tim Marsh <tim@crews.example>\r\n> To: Ada\r\n>\r\n> We object.\r\n>\r\n>> On 3 May 2031, at 10:00, Ada Okoro wrote:\r\n>>\r\n>> Do you?\r\n\r\nSent from my phone\r\n",
			[]words{{"paragraph", 0, ada, "See."}, {"header", 0, ada, "Begin forwarded message:"}, {"header", 1, tim, "From: Tim Marsh <tim@crews.example>"}, {"header", 1, tim, "To: Ada"},
				{"paragraph", 1, tim, "We object."}, {"header", 2, ada, "On 3 May 2031, at 10:00, Ada Okoro wrote:"}, {"paragraph", 2, ada, "Do you?"},
				{"boilerplate", 0, ada, "Sent from my phone"}}},
		{"flowed text", head + "Content-Type: text/plain; format=flowed\r\n\r\nOne line \r\nand the next.\r\nAnother.\r\n",
			[]words{{"paragraph", 0, ada, "One line and the next."}, {"paragraph", 0, ada, "Another."}}},
	} {
		for _, name := range []string{"a.eml", "message"} {
			d, err := Read(name, []byte(c.raw))
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
				continue
			}
			if diff := cmp.Diff(c.want, mailed(d)); diff != "" {
				t.Errorf("%s: want (-) got (+):\n%s", c.name, diff)
			}
			want := Stated{Title: "Pier – replies", Author: ada, Published: "2031-03-11"}
			if diff := cmp.Diff(want, d.Stated); diff != "" {
				t.Errorf("%s: stated, want (-) got (+):\n%s", c.name, diff)
			}
			if d.Format != Email {
				t.Errorf("%s: format %s", c.name, d.Format)
			}
		}
	}
}

// The places of the words in the decoded part of text stay known.
func TestMailRuns(t *testing.T) {
	body := "Hi,\n\n> “Not now,” said\n> Ada.\n\n“Zoë agrees.”\n"
	raw := head + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + strings.ReplaceAll(body, "\n", "\r\n")
	d, err := Read("a.eml", []byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	sound(t, d, body)
	mapped := 0
	for _, r := range d.Runs {
		mapped += r.End - r.Start
	}
	if letters := len([]rune(strings.ReplaceAll(d.Text, "\n", ""))); mapped != letters {
		t.Errorf("%d of %d letters are mapped", mapped, letters)
	}
}

func TestMailNotes(t *testing.T) {
	raw := head + "Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\n“Zoë”\r\n--m\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"reply.pdf\"\r\n\r\nx\r\n--m--\r\n"
	d, err := Read("a.eml", []byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"The file declares the character set windows-1252 and was read as utf-8.", "The attached file reply.pdf was not read; to read it, add it as a document of its own."}
	if diff := cmp.Diff(want, d.Notes); diff != "" {
		t.Error(diff)
	}
}

func TestMailRefused(t *testing.T) {
	nested := head + "Content-Type: multipart/mixed; boundary=b0\r\n\r\n" + strings.Repeat("--b0\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n", 5000)
	for _, c := range []struct{ name, raw, problem string }{
		{"a character that is cut", head + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + strings.Repeat("“Zoë can’t.” ", 30) + "\xe2\x80\r\n", "1 of its characters cannot be read"},
		{"too many parts", nested, "The e-mail has too many parts."},
		{"no words", head + "\r\n\r\n", "No text for readers was found in the file."},
		{"empty", "", "The file is empty."},
	} {
		_, err := Read("a.eml", []byte(c.raw))
		var e *Error
		if !errors.As(err, &e) || !strings.Contains(e.Problem, c.problem) || e.Remedy == "" {
			t.Errorf("%s: %v, want %q", c.name, err, c.problem)
		}
	}
}

// What a mail program shows of a message is not a message; neither is a script.
func TestNotMail(t *testing.T) {
	for _, raw := range []string{"From: Ada\nTo: Tim\nSubject: Pier\n\nWe object.\n", "Okoro: We object.\nMarsh: Why?\n", "Title: Pier\nDate: 2031\n\nText\n"} {
		if d, err := Read("notes", []byte(raw)); err != nil || d.Format != PlainText || d.Text != raw {
			t.Errorf("%q: %v, %s", raw, err, d.Format)
		}
	}
}

func FuzzMail(f *testing.F) {
	windows, err := charmap.Windows1252.NewEncoder().String("“No”")
	if err != nil {
		f.Fatal(err)
	}
	fuzz(f, "a.eml", head+"\r\n> a\r\n>> b\r\nOn 9 March 2031, X wrote:\r\n", head+"Content-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\n\r\nx\r\n--a\r\nContent-Type: text/html\r\n\r\n<p>a\r\n--a--\r\n",
		head+"Content-Type: text/plain; charset=windows-1252\r\n\r\n"+windows, head+"Content-Transfer-Encoding: base64\r\n\r\nQUJD\r\n", head+"Content-Type: message/rfc822\r\n\r\n"+head+"\r\nx")
}
