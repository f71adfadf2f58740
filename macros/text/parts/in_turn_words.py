"""The words by which a text ties two lists to one another, item by item."""

IN_TURN = "分别|依次|先后|相继|陆续"
