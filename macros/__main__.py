"""The command line: ``python -m macros``, installed as ``plan``. Help and messages in Chinese."""

from __future__ import annotations

import click

from macros.commands.group import LazyGroup

COMMANDS = (
    "import",
    "init",
    "check",
    "fmt",
    "diff",
    "new",
    "progress",
    "show",
    "bundle",
    "release",
    "addresses",
    "ledger",
    "build",
    "verify",
    "runtime",
    "serve",
    "desk",
    "upgrade",
)


@click.group(
    cls=LazyGroup,
    names=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    subcommand_metavar="命令 [参数]...",
    help="方案网站的命令行：检查、整理和查看数据，生成网站。",
)
@click.version_option(package_name="plan-site", message="plan %(version)s", help="显示引擎的版本。")
def main() -> None:
    """Run one of the commands."""


if __name__ == "__main__":
    main(prog_name="plan")
