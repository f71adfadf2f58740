#!/usr/bin/env bash
# `make properdocs`: makes the site again with ProperDocs, which goes on from MkDocs, and compares every file
# with site/. It lies in a folder of its own, and no cache is shared: nothing is compared with itself.
set -euo pipefail
python=.venv/bin/python
own=build/properdocs

rm -rf "$own"
"$python" -m pip install -qq --no-input --disable-pip-version-check --no-deps --require-hashes \
  --target "$own/packages" -r scripts/properdocs.txt
GENERATOR=properdocs PYTHONPATH="$PWD:$PWD/$own/packages" CACHE="$own/cache" \
  "$python" -m macros build --site "$own/site"
diff -r --brief site "$own/site"
echo "ProperDocs 生成的 $(find "$own/site" -type f | wc -l) 个文件与 MkDocs 生成的逐字节相同。"
