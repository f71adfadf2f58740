"""``plan serve``: a live preview of the site while the data is edited."""

from __future__ import annotations

import os
import sys

import click

from macros.building.build import mkdocs_environment
from macros.settings import from_environment


@click.command()
@click.option("--port", default=8000, help="端口。")
def serve(port: int) -> None:
    """在本机预览，数据或页面一改就更新。"""
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    os.execve(sys.executable, command, mkdocs_environment(from_environment()))
