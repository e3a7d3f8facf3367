package tracker

import _ "time/tzdata" // the container has no time zone files, and civil dates need London's
