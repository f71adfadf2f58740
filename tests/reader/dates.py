"""Whether the lines of a page part a date."""

from __future__ import annotations

PARTED = """() => {
  const dates = /[0-9]{4} ?年( ?[0-9]{1,2} ?月)?( ?[0-9]{1,2} ?日)?|[0-9]{1,2} ?月 ?[0-9]{1,2} ?日/g;
  const parted = [];
  let seen = 0;
  for (const holder of document.querySelectorAll(".pl-official p, .pl-issued p, .pl-quote, .pl-lead, time")) {
    const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    const words = texts.map((text) => text.data).join("");
    for (const { 0: date, index } of words.matchAll(dates)) {
      const range = document.createRange();
      let from = 0;
      for (const text of texts) {
        const [first, last] = [index - from, index + date.length - from];
        if (first >= 0 && first < text.length) range.setStart(text, first);
        if (last > 0 && last <= text.length) range.setEnd(text, last);
        from += text.length;
      }
      const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.bottom / 8)));
      if (lines.size) seen += 1;
      if (lines.size > 1) parted.push(date);
    }
  }
  return [seen, parted];
}"""
"""Dates of the official text, of quotations and of the site: how many are seen, and those on two lines."""
