"""The rooms of the engine, in the order in which data flows."""

ROOMS = (
    "settings",
    "text",
    "model",
    "grounds",
    "rules",
    "loading",
    "index",
    "addresses",
    "editing",
    "importing",
    "pages",
    "desk",
    "exports",
    "building",
    "starting",
    "serving",
    "commands",
)
"""Every room of the engine; each may use those before it, none that come after."""
OF_TEXT = (
    "messages",
    "characters",
    "lines",
    "parts",
    "roles",
    "times",
    "figures",
    "orders",
    "later_documents",
)
"""The folders of ``text``, in the same way."""
