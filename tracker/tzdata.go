package tracker

// The container has no time zone files, and civil dates need London's.
import _ "time/tzdata"
