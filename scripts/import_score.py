"""Measures ``plan import``: reads notices whose answer is known and says how much of it was found.

Prints a line for each document and what is wrong with it, and exits with 1 if a bound is missed.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from scripts.import_cases import PLANS, PUBLISHED, cases
from scripts.import_compared import Score, score

BOUNDS = {
    "文字": 1.0,
    "结构": 1.0,
    "明写的分工": 1.0,
    "单位": 0.95,
    "期限": 0.95,
    "文件": 0.95,
}
MOST_INVENTED = 0.05


def main(only: Sequence[str]) -> int:
    """Print the scores; return 1 if a bound is missed."""
    total = Score()
    for case in cases(PUBLISHED, *PLANS, formats=True):
        if only and not any(word in case.name for word in only):
            continue
        result, text = score(case)
        parts = [
            f"{what} {result.found[what]}/{result.asked[what]}"
            for what in result.asked
            if what != "没有标的错"
        ]
        print(
            f"{case.name}：{'，'.join(parts)}，多出单位 {result.invented}，另提议泛称 {result.proposed}，待核 {text.count('# 【待核】')}"
        )
        for words in result.wrong:
            print(f"    {words}")
        total.found += result.found
        total.asked += result.asked
        total.invented += result.invented
        total.proposed += result.proposed
    print(
        "合计：",
        "，".join(
            f"{what} {total.share(what):.1%}" for what in total.asked if what != "没有标的错"
        ),
    )
    everything = total.asked["单位"] + total.asked["泛称"]
    share = (total.found["单位"] + total.found["泛称"]) / max(everything, 1)
    invented = total.beyond / max(everything, 1)
    print(f"单位连泛称 {share:.1%}；答案以外 {invented:.1%}，其中标了待核的泛称 {total.proposed}")
    print(f"没有标待核而错的 {total.asked['没有标的错']}")
    missed = [what for what, bound in BOUNDS.items() if total.share(what) < bound]
    missed += ["连泛称"] if share < BOUNDS["单位"] else []
    return 1 if missed or invented > MOST_INVENTED or total.asked["没有标的错"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
