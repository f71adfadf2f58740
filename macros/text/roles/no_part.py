"""Words beside a verb of assignment with which it gives nobody a part, as parts of patterns; pure text, no plan."""

from __future__ import annotations

OF_SOMETHING = "(?=的[^，,。；;、：:\n]{0,10}?(?:联席会议|领导小组|协调小组|专班|工作组|指挥部|委员会|协调机制|工作机制|会商机制|会议|资金|经费|专款|补助|基金))"
"""Behind a verb that only tells of what meeting or money a text speaks: 由市甲局牵头的联席会议."""
ISSUED = "本(?:方案|措施|办法|意见|通知|细则|规定|计划|预案|规划|要点|清单|文件)(?:统一|联合|经审定后)?由"
BY_WHOM = "(?:联合|统一)?(?:印发|发布|公布|下发|批准|审批)(?:实施|施行|执行)?(?=[，,。；;\n]|$)"
"""Around names these say who issued the text, not who does what it says: 本措施由市甲局印发."""
URGED = "督促|敦促|催促|督导"
"""Before a name these say that somebody sees to it that another does its part, not who has it."""
