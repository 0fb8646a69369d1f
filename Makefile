# The only commands that anybody needs; CI runs the same. `make` alone lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup build run demo test test-postgres scale check lint format bench pages clients reliability soak fuzz schema clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: ## install the C libraries that are missing (Debian, Ubuntu)
	@scripts/setup

build: setup ## build the program in release: .build/release/guichet
	swift build -c release --product guichet

run demo: export GUICHET_DEMO = 1
run demo: export GUICHET_KEYS = guichet-demo.keys

run: build guichet-demo.keys ## build, then serve invented data on http://127.0.0.1:8080
	.build/release/guichet serve

demo: build guichet-demo.keys ## the same in a database of its own, where it is 2 March 2026, nine in the morning
	GUICHET_NOW=2026-03-02T09:00:00+01:00 GUICHET_DATABASE=guichet-demo.sqlite .build/release/guichet serve

guichet-demo.keys: | build
	.build/release/guichet keys init

test: ## run every test
	@scripts/setup curl jq
	@scripts/setup-tests
	swift test --parallel

test-postgres: ## run the tests on PostgreSQL; docs/scale.md says which are skipped
	@scripts/setup postgresql
	scripts/test-postgres

scale: build ## show what docs/scale.md says: every test on PostgreSQL, both engines compared, processes killed, the primary lost
	@scripts/setup postgresql haproxy
	scripts/test-postgres
	Tests/Reliability/run long T32 T34 T35

check: lint ## everything that is checked without running the service
	swift build --build-tests
	swift test --skip-build --filter ArchitectureTests
	scripts/check-text
	scripts/check-contract
	scripts/check-docker

lint: ## the format of the sources
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

format: ## write the sources in the house format
	swift format --in-place --recursive --parallel Package.swift Sources Tests

bench: build ## measure, as ratios in one run
	@scripts/setup-measures
	@scripts/setup postgresql
	Benchmarks/run

clients: build ## make a Python client and TypeScript types from the contract, and try them
	scripts/clients
	.build/clients-tools/bin/python Tests/Clients/run

pages: build ## look at the pages in a real browser
	@scripts/setup-browser
	.build/browser/bin/python Tests/Browser/run

reliability: build ## the short set of reliability tests, at most 10 minutes
	@scripts/setup-measures
	@scripts/setup postgresql
	Tests/Reliability/run short

soak: build ## the long set, fuzzing and sanitizers included; hours
	@scripts/setup-measures
	@scripts/setup postgresql haproxy
	Tests/Reliability/run long
	Fuzz/run 600
	scripts/sanitize

fuzz: setup ## each fuzz target for a minute
	Fuzz/run

schema: build ## write docs/schema.sql from the migrations
	scripts/schema

clean: ## forget what was built
	swift package clean
