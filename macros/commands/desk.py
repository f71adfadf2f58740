"""``plan desk``: the editing desk over the files of this machine."""

from __future__ import annotations

from dataclasses import replace

import click

from macros.addresses import address
from macros.commands.group import port_option, settings_here, stop
from macros.commands.serve import show
from macros.serving.saving import Saving

HELP = """在本机打开修改台，改好的直接存进数据文件和公文文本副本。

\b
与网站上的修改台是同一页：填表，边写边检查，写好变更记录；最后点“存进文件”。
只有本机能打开；只写方案的数据文件、公文文本副本和新录入的补充通知，别的文件不碰。
文件在打开以后被别的程序改过的，不写，提示重新载入；草稿会移到新的文件上。
按 Ctrl+C 结束。
"""


@click.command(help=HELP)
@port_option
def desk(port: int) -> None:
    """Serve the desk until interrupted."""
    settings = settings_here()
    if not settings.desk:
        stop("还没有修改台所用的软件；请先运行 plan runtime。")
    saving = Saving(settings)
    settings = replace(settings, saves=saving.secret)
    show(settings, "127.0.0.1", port, f"修改台：{{}}{address.DESK}（Ctrl+C 结束）", saving)
