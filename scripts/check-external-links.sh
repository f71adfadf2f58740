#!/usr/bin/env bash
# Follows every link that leads out of the built site: check-external-links.sh FOLDER.
# What is left out, and why, stands in lychee-external.toml.
set -euo pipefail
own=()
for address in "${SITE_URL:-}" "${REPO_URL:-}"; do # the site itself is checked by `make site`; the repository may be private
  address=${address%/}
  [[ -z $address ]] || own+=(--exclude "^${address//./\\.}(/|\$)")
done
exec .venv/bin/lychee --config lychee-external.toml --root-dir "$(cd "$1" && pwd)" ${own[@]+"${own[@]}"} "$1"
