package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheEmbeddedStoreHasNoStandby(t *testing.T) {
	cfg := testSettings(filepath.Join(folder(t), "data"))
	p, err := open(t.Context(), cfg, "test", slog.New(slog.NewTextHandler(t.Output(), nil)))
	if err != nil {
		t.Fatal(err)
	}
	if p.standby != nil || p.service.Standby != nil {
		t.Error("the embedded store has a standby")
	}
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(cfg.Data)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.Contains(e.Name(), "standby") {
			t.Errorf("there is %s", e.Name())
		}
	}
}
