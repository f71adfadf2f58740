"""Pieces of the patterns by which prose of amending documents is read: who, what, which task. Pure text."""

from __future__ import annotations

from macros.text.parts.quotations import FOLDED
from macros.text.roles import bodies

PARTY = "(?:牵头|责任|主办|承办|配合|协办|协助|参与|参加)(?:单位|部门)"
"""How a document calls those who do something."""
WHO = "[^，,。；;：:\n由将从]{2,60}?"
WHAT = "[^，,。；;：:\n由将从]{1,60}?"
"""Who does something, and what is done, by what may stand there; ``BODIES`` are surely bodies."""
SAME = "[^，,。；;：:\n]*?"
"""Other words of the same clause."""
DUTIES = "(?:职责|职能|工作|任务|事项|职权)"
STOP = "(?=[，,。；;\n]|$)"
"""The end of a clause."""
DOES = "(?:承担|担任|负责|履行|行使|牵头|主办|实施|配合|协办|承接|接续)"
PLACED = "[条项款]|第[^，,。；;：:\n]{1,6}(?:部分|章|节)"
OBJECT = "[^，,。；;：:\n]{1,40}?"
CALLED = f"(?:{OBJECT}(?:任务|措施|事项|工作|项目|{PLACED}|{FOLDED})|{FOLDED})"
TASKED = f"(?:{OBJECT}(?:任务|措施|事项|项目|{PLACED}|{FOLDED}|第[^，,。；;：:\n]{{1,8}}[条项款]的?工作|{FOLDED}的?工作)|{FOLDED}(?:的?工作)?)"
"""What somebody may be given to do; not 日常工作, which is no task of a plan."""
END = f"(?:{bodies.BODY}|{bodies.PART})"
BODIES = f"(?:[^，,。；;：:\n由将从]{{1,40}}?{END})"
IN = f"(?:{SAME}(?:文|方案|条|款|项|章|节|部分|附件[0-9]*)(?:[中里内]的?|的)|第[^，,。；;：:\n]{{1,6}}[条项])?"
"""Where in a plan something is said."""
