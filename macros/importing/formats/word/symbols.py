"""Signs of the symbol fonts of Word, as the characters that look the same."""

from __future__ import annotations

_WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x74: "◆",
    0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "□",
    0xAB: "★", 0xD8: "➢", 0xE0: "→", 0xFB: "×", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x50: "✓", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"}
_SYMBOL = {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xAE: "→"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def shown(char: str, font: str) -> str:
    """Return what a character of a symbol font shows, itself if that is not known or no such font.

    Such fonts are addressed by their own codes, or by these moved to U+F000.
    """
    signs = _FONTS.get(font.lower(), {})
    code = ord(char)
    return signs.get(code & 0xFF if 0xF000 <= code <= 0xF0FF else code, char)
