"""What the heading of a part says of what stands below it: whether that frames the tasks, or organises them."""

from __future__ import annotations

import re

_FRAMING = re.compile(
    r"保障措施|(?:组织|工作|实施)保障|保障机制|(?:强化|加强|健全)保障$|组织(?:实施|领导|推进)"
    r"|(?:工作|有关|相关|实施)要求|推进机制|附则"
)
"""Parts of plans that frame the tasks. Their points are tasks only if they say whose."""
FRAME = re.compile(
    r"(?:指导思想|基本原则|工作原则|总体要求|总体思路|总体目标|工作目标|主要目标|发展目标|行动目标|目标任务"
    r"|工作思路|基本要求|(?<![造化善实固强好])发展(?:基础|现状|环境|形势)|(?:主要|工作)成[就效]|面临(?:的)?形势|存在(?:的)?问题|(?:编制|工作)背景|编制(?:目的|依据)|适用范围|实施范围|实施期限|有效期限?|附则|政策依据|名词解释)[。：:]?$"
)
"""Headings below which no task stands."""
_ORGANISES = re.compile(
    r"(?:组织|指挥|领导|工作)(?:指挥)?(?:体系|机构|机制|架构)|(?:机构|职责|职能)(?:设置|分工|任务)?$|工作专班"
    r"|(?:实施|工作|推进|方法)步骤|(?:进度|时间|阶段|步骤)安排"
)
"""Headings below which stands who works together or when, as well as what is done: 组织指挥体系, 实施步骤."""
_SHORT = 9
"""So long are the names of parts that hold no task: 指导思想和目标."""


def is_untasked(title: str) -> bool:
    """Whether the points of a part are no tasks unless they say whose: 基本原则, 保障措施, 名词解释."""
    return bool(_FRAMING.search(title)) or holds_no_task(title)


def organises(title: str) -> bool:
    """Whether a part says who works together, or in which steps: 组织指挥体系, 实施步骤."""
    return bool(_ORGANISES.search(title))


def states_principles(title: str) -> bool:
    """Whether a part says how work is to be done, not what: 基本原则."""
    return holds_no_task(title) and "原则" in title


def holds_no_task(title: str) -> bool:
    """Whether a part is called by such a word alone: 基本原则, not 优化管理服务，夯实事业发展基础."""
    return len(title) <= _SHORT and bool(FRAME.search(title))
