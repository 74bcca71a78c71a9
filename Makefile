# make run: open the bundled samples.  make test: check everything.  Both set up what they need.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

CORE := $(wildcard tests/test_*.py) tests/domain tests/review tests/export

.PHONY: run test lint core bench screenshots translations samples wheel clean

run: .venv/.run translations
	@sh packaging/run.sh

test: lint core translations
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n 2 -q tests

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The commands must work where Qt is not installed: what they are made of, tested there.
core: .venv-core/.ready
	.venv-core/bin/python -c 'import importlib.util as u, sys; sys.exit(u.find_spec("PySide6") is not None)'
	.venv-core/bin/pytest -n 2 -q $(CORE)

bench: .venv/.dev translations
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench

screenshots: .venv/.dev translations
	QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/screenshots.py

translations: .venv/.run
	@$(BIN)/python packaging/translate.py compile

samples: .venv/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[samples]"
	$(BIN)/python packaging/make_samples.py
	$(BIN)/python packaging/make_form_samples.py
	$(BIN)/python packaging/make_pdf_samples.py

.venv/.run: pyproject.toml packaging/system.sh
	@PYTHON="$(PYTHON)" sh packaging/system.sh
	test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/.dev: .venv/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	touch $@

.venv-core/.ready: pyproject.toml packaging/core_requirements.py | .venv/.run
	test -x .venv-core/bin/pip || $(PYTHON) -m venv .venv-core
	$(PYTHON) packaging/core_requirements.py > .venv-core/requirements.txt
	.venv-core/bin/python -m pip install --quiet --disable-pip-version-check -r .venv-core/requirements.txt
	.venv-core/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

# The English texts are compiled first; a wheel made otherwise speaks Chinese only.
wheel: translations
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

clean:
	rm -rf .venv .venv-core build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
