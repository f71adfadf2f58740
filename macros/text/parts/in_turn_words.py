"""The words by which a text ties two lists to one another, item by item."""

from macros.text.characters.regex import regex

IN_TURN = "分别|依次|先后|相继|陆续"
TIES = regex(IN_TURN)
