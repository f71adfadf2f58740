"""Runs a command and writes what it used: ``python counted.py FILE COMMAND…``.

A process of its own, and a small one: on Linux the memory of whoever starts a program counts as the
program's.
"""

import json
import os
import sys
import time

begun = time.perf_counter()
process = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, used = os.wait4(process, 0)
wall = time.perf_counter() - begun
with open(sys.argv[1], "w") as file:
    json.dump([used.ru_utime + used.ru_stime, wall, used.ru_maxrss], file)
sys.exit(os.waitstatus_to_exitcode(status) != 0)
