#!/usr/bin/env bash
# Searches the repository's files for what must not be in them, and says why.
set -euo pipefail
found=0

refuse() { # refuse REASON PATTERN [PATHS...]
  local reason=$1 pattern=$2 lines
  shift 2
  lines=$(git grep --untracked -nIE -e "$pattern" -- "$@") || (($? == 1)) # 1: nothing found; more: an error
  if [[ -n $lines ]]; then
    printf '%s\n%s\n' "$reason" "$lines" | cut -c1-200
    found=1
  fi
}

refuse "合并冲突标记 (conflict markers):" \
  '^(<<<<<<<|>>>>>>>) ' . ':!tests/broken'
refuse "某台电脑上的路径 (a path of one computer):" \
  '(^|[^[:alnum:]_.~/-])/(home|Users|root)/[[:alnum:]_.-]+/|[A-Z]:[\\]Users[\\]' .
refuse "锁定文件不得写明下载地址，任何镜像都应可用 (lock files name no download address):" \
  '://|"resolved"|^-' requirements.txt requirements-dev.txt benchmarks/requirements.txt
refuse "锁定文件不得写明下载地址 (lock files name no download address):" \
  '"resolved"' tests/js/package-lock.json benchmarks/package-lock.json
refuse "页面不得从其他网站加载脚本、样式、字体、图片 (pages load nothing from other sites):" \
  '(src|srcset)=["'\'']?(https?:)?//|<link[^>]+rel=["'\'']?(stylesheet|preload)[^>]+//|@import +(url\()?["'\'']?(https?:)?//|url\(["'\'']?(https?:)?//' \
  docs macros mkdocs.yml
exit "$found"
