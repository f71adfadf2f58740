#!/usr/bin/env bash
# `make check-data`: the data is right; what `plan fmt` would write otherwise is only told, since a machine
# can mend it. In a workflow every fault is marked on its line.
set -uo pipefail
python=.venv/bin/python
failed=0

format=${GITHUB_ACTIONS:+github}
$python -m macros check --format "${format:-text}" || failed=1
((failed)) || $python -m macros fmt --advise || failed=1
exit "$failed"
