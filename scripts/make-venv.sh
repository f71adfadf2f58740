#!/bin/sh
# Makes the virtual environment: make-venv.sh PYTHON FOLDER. Says what is wrong when Python is too old or lacks venv.
set -eu
python=$1
venv=$2
needed=$(sed -n 's/^requires-python = ">=\([0-9.]*\)".*/\1/p' pyproject.toml)

if ! command -v "$python" >/dev/null; then
  echo "没有找到 $python；本项目需要 Python $needed 以上版本。" >&2
  echo "$python was not found; this project needs Python >= $needed." >&2
  exit 1
fi
# Words that Python 2 understands as well: it gets the same message.
if ! "$python" -c '
import sys
needed = tuple(int(part) for part in sys.argv[1].split("."))
sys.exit(0 if sys.version_info[:3] >= needed else 1)' "$needed"; then
  found=$("$python" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])')
  echo "$python 是 Python $found，本项目需要 $needed 以上版本。装好后可指定：make PYTHON=python3.12 …" >&2
  echo "$python is Python $found, this project needs >= $needed. Name another: make PYTHON=python3.12 ..." >&2
  exit 1
fi

echo "用 $python 建立 $venv …"
rm -rf "$venv"
if ! "$python" -m venv "$venv"; then
  rm -rf "$venv"
  echo "无法建立虚拟环境（Debian、Ubuntu 需要先 apt install python3-venv）。" >&2
  echo "The virtual environment could not be made (Debian and Ubuntu: apt install python3-venv first)." >&2
  exit 1
fi
