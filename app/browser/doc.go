// Package browser walks through the program as its users do: it builds it,
// starts it on an empty folder and drives it in a real browser. It owns the
// journeys and the accessibility checks of whole pages; it knows of the program
// only what a person sees, its command line and its addresses.
package browser
