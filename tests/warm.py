"""A process that has loaded the engine, and splits itself for each program of it that tests run.

To load the engine takes longer than most programs work. Where a test asks what they do, and not how they
start, they begin here: each in a process of its own, of one thread, in which nothing has run yet.
"""

from __future__ import annotations

import importlib
import json
import os
import runpy
import select
import socket
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NoReturn

CLIENT = """\
#!{python} -IS
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as door:
    door.connect({door!r})
    socket.send_fds(door, [b"."], [0, 1, 2])
    door.sendall(json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode() + b"\\n")
    sys.exit(int(door.recv(9) or sys.exit("the engine could not be loaded")))
"""
"""Stands in for Python: the program that it is given begins where the engine is loaded."""


@contextmanager
def loading(folder: Path, engine: Path) -> Iterator[str]:
    """Give a Python for programs of the engine in ``engine``, which is loaded when one first begins."""
    client, door = folder / "python", folder / "door"
    with ExitStack() as started, socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(door))
        listening.listen(64)
        client.write_text(CLIENT.format(python=sys.executable, door=str(door)), "utf-8")
        client.chmod(0o755)

        def start() -> None:
            select.select([listening], [], [])
            number = listening.fileno()
            process = subprocess.Popen(
                [sys.executable, __file__, str(number), str(engine)],
                stdin=subprocess.PIPE,
                pass_fds=[number],
            )
            started.enter_context(process)  # which ends with its standard input
            process.wait()
            listening.close()  # if it ended before, nobody waits for it

        threading.Thread(target=start, daemon=True).start()
        yield str(client)


def said(python: str, *words: str, cwd: Path, env: Mapping[str, str]) -> str:
    """Return what a program says, its errors too, which must end well."""
    done = subprocess.run(
        [python, *words],
        cwd=cwd,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


# --- the process itself ---------------------------------------------------------------------------


def _serve(listening: socket.socket, engine: str) -> None:
    """Begin a program for everyone who asks, until the standard input ends."""
    sys.path[0] = engine  # instead of the folder of this file
    from macros.__main__ import COMMANDS

    for name in COMMANDS:
        importlib.import_module(f"macros.commands.{name.replace('import', 'import_')}")
    importlib.import_module("macros.building.build")
    del sys.modules["macros.__main__"]  # each program runs it anew
    while sys.stdin not in select.select([listening, sys.stdin], [], [])[0]:
        asking, _ = listening.accept()
        with asking:
            if not os.fork():
                _answer(asking)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def _answer(asking: socket.socket) -> NoReturn:
    """Run a program in a process of its own and tell how it ended."""
    _, given, _, _ = socket.recv_fds(asking, 1, 3)
    words, folder, environment = json.loads(asking.makefile("rb").readline())
    program = os.fork()
    if not program:
        for number, own in enumerate(given):
            os.dup2(own, number)
            os.close(own)
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        sys.path.insert(0, folder)
        os._exit(_run(words))
    asking.sendall(str(os.waitstatus_to_exitcode(os.waitpid(program, 0)[1])).encode())
    os._exit(0)


def _run(words: list[str]) -> int:
    """Run a program as Python does and return its exit code."""
    sys.stdin, sys.stdout, sys.stderr = (
        open(number, mode, buffering, encoding="utf-8", closefd=False)
        for number, mode, buffering in ((0, "r", -1), (1, "w", -1), (2, "w", 1))
    )
    code: object = 0
    how, what, *given = words
    sys.argv = [how, *given]
    try:
        if how == "-m":
            runpy.run_module(what, run_name="__main__", alter_sys=True)
        else:
            exec(compile(what, "<string>", "exec"), {"__name__": "__main__"})
    except SystemExit as error:
        code = error.code or 0
        if not isinstance(code, int):
            print(code, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    return code if isinstance(code, int) else 1


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as door:
        _serve(door, sys.argv[2])
