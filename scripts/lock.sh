#!/usr/bin/env bash
# `make lock`: writes requirements*.txt and package-lock.json anew. UPGRADE=1 in the environment takes newer versions.
# The oldest Python that the project supports resolves the versions: what it can use, newer ones can. Hashes
# are the same on every mirror of the package index, so any may be set in pip's own configuration.
set -euo pipefail
python=.venv/bin/python
oldest=$(sed -n 's/^requires-python = ">=\([0-9]*\.[0-9]*\).*/\1/p' pyproject.toml)
found=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')

if [[ $found != "$oldest" ]]; then
  echo "请用 Python $oldest 锁定版本：rm -r .venv && make lock PYTHON=python$oldest" >&2
  echo "Lock with Python $oldest: rm -r .venv && make lock PYTHON=python$oldest" >&2
  exit 1
fi

compile() {
  CUSTOM_COMPILE_COMMAND="make lock" "$python" -m piptools compile --quiet --generate-hashes \
    --strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host \
    --no-emit-find-links --no-emit-options ${UPGRADE:+--upgrade} "$@"
}

compile --build-deps-for editable --output-file requirements.txt pyproject.toml
compile --build-deps-for editable --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
"$python" scripts/check_lock.py
# The peers of `make bench`: what the project uses too, at the same version.
compile --constraint requirements.txt --output-file benchmarks/requirements.txt benchmarks/requirements.in
# An npm for machines that have none.
compile --output-file macros/desk/lock/node.txt macros/desk/lock/node.in

for folder in tests/js benchmarks macros/desk/lock; do
  cd "$folder"
  npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --silent
  if [[ -n ${UPGRADE:-} ]]; then
    npm outdated || true # lists what the bounds in package.json hold back
  fi
  cd - >/dev/null
done
