# make run         the demo, on http://localhost:8080
# make test        everything but the long tests; installs Chromium if it is missing
# make test-long   the same with 50 rounds of killing the process, and 20 of what happens to
#                  three processes on one database
# make lint        go vet and golangci-lint
# make bench       search beside other engines at N reactions (100000; see search/peers/README.md)
# make bench-go    the small benchmarks of single packages
# make fuzz        each fuzz target for FUZZTIME
# make golden      rewrite the golden files; read the difference before you commit it
# make stance      train the weights of stance again and measure them
# make screenshots the pictures of the screens in docs/
# make build       bin/soundings, static

SHELL := /bin/bash
TOOLS := $(HOME)/.cache/soundings-tools
LINT_VERSION := v2.15.0
FUZZTIME ?= 30s
N ?= 100000
TESTFLAGS ?=

# The corpus of press texts is not part of the program and may lie in a folder
# beside it; tests that read it are skipped where it is missing, except in CI.
ifneq ($(wildcard ../*/corpus/seeds),)
export SOUNDINGS_TEST_CORPUS ?= $(abspath $(dir $(firstword $(wildcard ../*/corpus/seeds))))
endif

# So may the labelled texts that the weights of stance are trained on.
ifneq ($(wildcard ../*/stance/argkp-dev.jsonl),)
export SOUNDINGS_TEST_STANCE ?= $(abspath $(dir $(firstword $(wildcard ../*/stance/argkp-dev.jsonl))))
endif

.PHONY: run build test test-long lint bench bench-go fuzz golden stance screenshots chromium

run:
	go run ./app demo

build:
	CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o bin/soundings ./app

test: chromium
	SOUNDINGS_TEST_NODE_ROUNDS=$${SOUNDINGS_TEST_NODE_ROUNDS:-3} go test -timeout 20m $(TESTFLAGS) ./...

test-long: chromium
	SOUNDINGS_TEST_ROUNDS=50 SOUNDINGS_TEST_NODE_ROUNDS=20 go test -race -timeout 60m $(TESTFLAGS) ./...

lint: $(TOOLS)/golangci-lint
	go vet ./...
	$(TOOLS)/golangci-lint run ./...
	cd search/peers && go vet -tags sqlite_fts5 ./... && $(TOOLS)/golangci-lint run --build-tags sqlite_fts5 --config ../../.golangci.yml ./...
	cd store/mongo/testserver && go vet ./... && $(TOOLS)/golangci-lint run --config ../../../.golangci.yml ./...

$(TOOLS)/golangci-lint:
	mkdir -p $(TOOLS)
	GOBIN=$(TOOLS) go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(LINT_VERSION)

# DIR=folder keeps what is built elsewhere than in the user's cache, PEERS=none
# leaves the other engines out, BENCHFLAGS takes any flag of the program.
bench:
	cd search/peers && CGO_ENABLED=1 go run -tags sqlite_fts5 . -n $(N) $(if $(DIR),-dir $(abspath $(DIR))) $(if $(PEERS),-peers $(PEERS)) $(BENCHFLAGS)

bench-go:
	go test -run '^$$' -bench . -benchmem ./...

# At the end of its time the fuzzer sometimes reports its own deadline as a
# failure. That alone is tried again; whatever it finds is
# written as a failing input, and fails.
fuzz:
	@set -e; log=$$(mktemp); trap 'rm -f '$$log EXIT; for pkg in $$(go list ./...); do \
		for target in $$(go test -run '^$$' -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
			echo "$$pkg $$target"; tries=1; \
			until go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$pkg >$$log 2>&1; do \
				cat $$log; \
				if [ $$tries = 3 ] || grep -q 'Failing input' $$log || ! grep -q 'context deadline exceeded' $$log; then exit 1; fi; \
				tries=$$((tries + 1)); \
			done; \
			cat $$log; \
		done; \
	done

stance:
	@test -n "$(SOUNDINGS_TEST_STANCE)" || { echo "SOUNDINGS_TEST_STANCE must name the folder of the labelled texts"; exit 1; }
	go run ./app stance train $(SOUNDINGS_TEST_STANCE)
	go run ./app stance train-grades
	go test -run TestRoundUps ./tracker/stance -update

# The screens that docs/ shows, as tests of the browser take them.
SCREENS := consultation matrix expected quotes review log stakeholder organisations
NARROW := consultation quotes review matrix

screenshots: chromium
	@set -e; shots=$$(mktemp -d); trap 'rm -rf '$$shots EXIT; \
	SHOTS=$$shots SHOTS_HEIGHT=1500 go test -count=1 -run 'TestEveryPageIsSound' ./app/browser; \
	for screen in $(SCREENS); do cp $$shots/$$screen-1280.png docs/$$screen.png; done; \
	for screen in $(NARROW); do cp $$shots/$$screen-375.png docs/$$screen-narrow.png; done; \
	cp $$shots/dark-consultation.png docs/consultation-dark.png

# Packages with golden files are those whose tests know the flag.
golden:
	@set -e; for dir in $$(grep -rlE 'flag\.Bool\("update"' --include='*_test.go' . | xargs -rn1 dirname | sort -u); do \
		go test $$dir -update; \
	done

# Without a Chromium the browser journeys are skipped on a machine where it
# cannot be installed, and fail in CI.
chromium:
	@command -v chromium chromium-browser google-chrome >/dev/null || { \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -q && apt-get install -yq --no-install-recommends chromium; \
		else \
			echo "No Chromium: the browser journeys will be skipped. Install it, for example: sudo apt-get install chromium"; \
		fi; }
