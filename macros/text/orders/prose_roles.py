"""Orders of an amending document on who does what, in prose with other words than those of ``part_changes``. Pure text.

They call a task by its title without marks (改造旧楼任务改由市乙局牵头), or speak of all that a body does.
"""

from __future__ import annotations

from macros.text.characters.han import HAN
from macros.text.orders.deeds import Deed
from macros.text.orders.handing_over import BY, DOES_IT, NOW, TO
from macros.text.orders.prose_words import (
    BODIES,
    DOES,
    DUTIES,
    END,
    IN,
    OBJECT,
    PARTY,
    SAME,
    STOP,
    TASKED,
    WHO,
)

_BECOMES = "(?:(?:改|调整|变更|转)(?:为|成)|(?:增加|增列|增补|列|补充)为)"
_NO_MANY = "(?!各|有关|相关|上述|以上|本|具体|其[余他它])"
"""What is said of many is seldom an order: 各项任务由责任单位负责."""
ORDERS = (
    (
        f"涉及(?P<old>{WHO})(?:{DOES}的?|的){SAME}{DUTIES}[，,]?(?:统一|均|都|一并)*(?:[转改]?由|(?:调整|变更|改)为由?)(?P<new>{WHO}){DOES}{STOP}",
        (Deed.CHANGE,),
    ),
    (f"(?P<new>{WHO})(?<!单位)(?<!部门){_BECOMES}{SAME}{PARTY}", (Deed.ADD,)),
    (
        f"由(?P<old>{BODIES})(?:{DOES_IT}(?:的{SAME}{DUTIES})?)?[，,]?{TO}(?P<new>{BODIES}(?:[，,]由{BODIES})?)(?:{DOES_IT})?{STOP}",
        (Deed.CHANGE,),
    ),
    (f"{BY}(?P<new>{WHO}){DOES_IT}{STOP}", (Deed.CHANGE,)),
    (
        f"由(?P<old>{WHO}){DOES}的{SAME}{DUTIES}[^，,。；;：:\n]{{0,6}}?"
        f"[，,]?(?:统一|均|都|一并|现)*(?:(?:转由|由|(?:调整|变更|改)为由?)(?={SAME}{DOES}{STOP})|划[归入]|划转[至到]?|移交给?)"
        f"(?P<new>{WHO}){DOES}?{STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"(?P<old>{WHO})(?:{DOES}的|的|(?=[相有]关)){SAME}{DUTIES}[，,]?(?:已经?|现|整体|全部)*(?:划[归入]|划转[至到给]?|移交给?|转由)"
        f"(?P<new>{WHO}){DOES}?{STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"{IN}原?(?P<old>{WHO}{END})(?:{DOES}的{SAME}{DUTIES}|的?(?:职责|职能|职权|工作职责))[，,]?(?:统一|均|都|一并|现)*由(?P<new>{WHO}){DOES}{STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"(?P<old>{BODIES})不再{DOES}{SAME}[，,][改转]?由(?P<new>{BODIES}){DOES}{STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"(?<![{HAN}])(?P<what>{_NO_MANY}{TASKED}|{OBJECT}(?=：))：?(?:明确|确定)?{NOW}由(?P<new>{BODIES}{DOES_IT}(?:[，,]{BODIES}{DOES_IT})*){STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"(?<![{HAN}])由(?P<new>{BODIES}){DOES}{_NO_MANY}{TASKED}{STOP}",
        (Deed.CHANGE,),
    ),
    (
        f"由(?P<new>{BODIES})(?:承担|履行|行使|承接)(?P<old>{BODIES})(?:在{SAME})?的?{DUTIES}{STOP}",
        (Deed.CHANGE,),
    ),
    (f"撤销(?P<old>{WHO})[，,]其{SAME}{DUTIES}由(?P<new>{WHO}){DOES}", (Deed.CHANGE,)),
)
"""How prose orders who does what; where two patterns fit the same words, the first counts."""
