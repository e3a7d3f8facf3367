package handlers

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"

	"github.com/gofiber/fiber/v2"
)

// csrf is the token that the forms of a request's sender carry.
func csrf(c *fiber.Ctx) string {
	t, _ := c.Locals(csrfKey).(string)
	return t
}

// maskedToken is a token as a page shows it, different each time. Pages are
// compressed and repeat what was asked for, so that the length of an answer
// would tell, letter by letter, a secret that stood in every one of them
// (BREACH, Gluck, Harris and Prado 2013).
func maskedToken(token string) string {
	both := make([]byte, 2*len(token))
	mask, hidden := both[:len(token)], both[len(token):]
	rand.Read(mask) // never fails: see crypto/rand
	subtle.XORBytes(hidden, mask, []byte(token))
	return base64.RawURLEncoding.EncodeToString(both)
}

// holdsToken reports whether what a form sent is the token, masked.
func holdsToken(sent, token string) bool {
	both, err := base64.RawURLEncoding.DecodeString(sent)
	if err != nil || token == "" || len(both) != 2*len(token) {
		return false
	}
	found := make([]byte, len(token))
	subtle.XORBytes(found, both[:len(token)], both[len(token):])
	return hmac.Equal(found, []byte(token))
}
