#!/usr/bin/env bash
# `make summary`: what the work since BASE changes, in Markdown: what is still to do, the meaning, the pages. In a
# workflow it goes to the summary page of the run, elsewhere to the terminal.
set -euo pipefail
python=$PWD/.venv/bin/python
base=$(git rev-parse --verify --end-of-options "${BASE:-HEAD}^{commit}")
out=${GITHUB_STEP_SUMMARY:-/dev/stdout}
scratch=$(mktemp -d)
trap 'git worktree remove --force "$scratch/base" 2>/dev/null || true; rm -rf "$scratch"' EXIT

# First of all what is wrong with the data, for editors who read nothing else.
faults() { "$python" -m macros check --format markdown; }

meaning() {
  "$python" -m macros diff "$base" --format markdown 2>"$scratch/said" && return
  printf '## 内容变化\n\n无法比较；上面列出了要改的，改好再看。没有列出的，原因见运行记录。\n'
  cat "$scratch/said" >&2
}

# Why there is no site: faults of the data stand above; else the words of the build, as text.
unbuilt() {
  printf '\n## 网站没有生成\n\n'
  if ! "$python" -m macros check >/dev/null 2>&1; then
    printf '先改好上面列出的。\n'
    return
  fi
  printf '在自己的分支里照下面的话改（步骤见“怎样修改”），检查会自动重来：\n\n<pre>\n'
  sed -n '1,200{s/&/\&amp;/g; s/</\&lt;/g; p}' "$scratch/said"
  printf '</pre>\n'
}

# The site as BASE had it is built by BASE's own code, at the same point in time as the new one.
pages() {
  if [[ ! -f site/index.html ]] && ! "$python" -m macros build >"$scratch/said" 2>&1; then
    unbuilt
    return
  fi
  git worktree add --quiet --detach "$scratch/base" "$base"
  (cd "$scratch/base" && "$python" -m macros ledger take) >/dev/null 2>&1 || true # as site/ was built
  if (cd "$scratch/base" && "$python" -m macros build --site "$scratch/site") >"$scratch/said" 2>&1; then
    echo
    "$python" -m macros.building.changed_pages "$scratch/site" site
  else
    printf '\n## 有变化的网页\n\n修改前的网站无法构建，不能比较。\n'
    cat "$scratch/said" >&2
  fi
}

{ faults || true; meaning && pages; } >>"$out"
