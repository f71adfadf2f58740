"""The words by which a text ties two lists to one another, item by item."""

from macros.text.characters.regex import regex

IN_TURN = "分别|依次|先后|相继|陆续"
TIES = regex(IN_TURN)
APART = regex("分别|依次")
"""Those that tie without a doubt; that all of them come in time is said with 陆续 or 相继 too."""
