#!/usr/bin/env bash
# `make check-data`: the data is right and written in the canonical form. In a workflow every fault
# is marked on its line.
set -uo pipefail
python=.venv/bin/python
failed=0

format=${GITHUB_ACTIONS:+github}
$python -m macros check --format "${format:-text}" || failed=1
$python -m macros fmt --check || failed=1
exit "$failed"
