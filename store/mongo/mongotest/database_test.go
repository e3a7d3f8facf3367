package mongotest

import "testing"

func TestTheDatabaseGoesIntoTheAddress(t *testing.T) {
	for uri, want := range map[string]string{
		"mongodb://host":                          "mongodb://host/x",
		"mongodb://host/":                         "mongodb://host/x",
		"mongodb://host/?maxPoolSize=1":           "mongodb://host/x?maxPoolSize=1",
		"mongodb://host?maxPoolSize=1":            "mongodb://host/x?maxPoolSize=1",
		"mongodb://host/other?a=b&c=d":            "mongodb://host/x?a=b&c=d",
		"mongodb://ann:pw@a:1,b:2/?replicaSet=rs": "mongodb://ann:pw@a:1,b:2/x?replicaSet=rs",
	} {
		if got := In(uri, "x"); got != want {
			t.Errorf("%s: got %s, want %s", uri, got, want)
		}
	}
}

func TestAnOptionGoesBehindTheOthers(t *testing.T) {
	for uri, want := range map[string]string{
		"mongodb://host":       "mongodb://host/?a=b",
		"mongodb://host/":      "mongodb://host/?a=b",
		"mongodb://host/x":     "mongodb://host/x?a=b",
		"mongodb://host/x?c=d": "mongodb://host/x?c=d&a=b",
	} {
		if got := With(uri, "a=b"); got != want {
			t.Errorf("%s: got %s, want %s", uri, got, want)
		}
	}
}
