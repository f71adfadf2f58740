#!/usr/bin/env bash
# `make test-change`: the tests that the work since BASE can fail. Of what lies in data/ no test outside tests/data reads
# more than the schema, to which tests/conftest.py holds them: where nothing else was changed, all others give what they
# gave at BASE.
set -euo pipefail
changed=$(git diff --name-only --no-renames --end-of-options "${BASE:-HEAD}" --)
target=test-data
[[ -n ${BASE:-} && -n $changed ]] || target=test
while IFS= read -r name; do
  case $name in
    data/plan.schema.json) target=test ;;
    data/*) ;;
    *) target=test ;;
  esac
done <<<"$changed"
exec make --no-print-directory "$target"
