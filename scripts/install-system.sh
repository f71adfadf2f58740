#!/usr/bin/env bash
# Sees to it that the tests find browsers, a Chinese font, the web servers, an office program and a
# reader of PDF; does nothing when all are there.
# On Debian and Ubuntu it installs what is missing if that needs no password; elsewhere it says what to install.
set -euo pipefail

# The names that scripts/reader_cost.py looks for, too.
browsers=(chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable)

has_browser() {
  local name
  for name in "${browsers[@]}"; do
    command -v "$name" >/dev/null && return
  done
  return 1
}

has_chinese_font() {
  [[ $(uname -s) != Linux ]] && return # other systems come with Chinese fonts
  command -v fc-list >/dev/null && [[ -n $(fc-list :lang=zh-cn family) ]]
}

has_program() {
  PATH=$PATH:/usr/sbin command -v "$1" >/dev/null
}

# Of Chromium 83 and 86, which npm brings (tests/js/package.json, 45 MB each, 0.14 GB unpacked).
has_library() {
  [[ $(uname -s) != Linux ]] && return # those builds are for Linux
  [[ $(PATH=$PATH:/usr/sbin:/sbin ldconfig -p) == *"$1"* ]]
}

# The one list of system packages (Debian's names). Firefox is 80 MB to fetch, 0.3 GB here; WebKit with what
# it needs 40 MB, and a screen that nobody sees (Xvfb) 6 MB. Ubuntu's Firefox is called otherwise.
missing_packages() {
  has_browser || echo chromium-headless-shell
  has_library libnss3.so || echo libnss3
  has_library libexpat.so.1 || echo libexpat1
  has_program firefox-esr || has_program firefox || echo firefox-esr
  has_program WebKitWebDriver || echo webkit2gtk-driver
  has_program Xvfb || echo xvfb
  has_chinese_font || echo fontconfig fonts-noto-cjk
  has_program nginx || echo nginx-light
  has_program caddy || echo caddy
  has_program pdftotext || echo poppler-utils
  has_program soffice || echo libreoffice-calc-nogui libreoffice-writer-nogui
}

give_up() {
  echo "运行测试还需要：Chromium（或 Chrome）、Firefox、WebKit（WebKitWebDriver、Xvfb）浏览器、中文字体、nginx、Caddy、poppler（pdftotext）、LibreOffice。请安装 Debian 软件包或其他系统的对应软件：$*；浏览器须在 PATH 中。" >&2
  echo "The tests need Chromium (or Chrome), Firefox, WebKit (WebKitWebDriver, Xvfb), a Chinese font, nginx, Caddy, poppler (pdftotext) and LibreOffice. Install these Debian packages or their like: $*; the browser must be on PATH." >&2
  exit 1
}

read -r -d '' -a packages < <(missing_packages && printf '\0') || true
[[ ${#packages[@]} -gt 0 ]] || exit 0

as_root=()
if [[ $(id -u) -ne 0 ]]; then
  as_root=(sudo -n)
  sudo -n true 2>/dev/null || give_up "${packages[@]}"
fi
command -v apt-get >/dev/null || give_up "${packages[@]}"

echo "安装系统软件包：${packages[*]} …"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt=("${as_root[@]}" env LC_ALL=C DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=3)
# Another program may be installing something: its lock is waited for, ten minutes at most.
tries=0
until { "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${packages[@]}"; } >"$log" 2>&1; do
  if ! grep -q "Could not get lock" "$log" || ((++tries > 120)); then
    tail -n 20 "$log" >&2
    give_up "${packages[@]}"
  fi
  ((tries > 1)) || echo "别的程序正在安装软件，等它结束 …"
  sleep 5
done
read -r -d '' -a packages < <(missing_packages && printf '\0') || true
[[ ${#packages[@]} -eq 0 ]] || give_up "${packages[@]}"
