"""Why a file could not be made."""


class ExportError(Exception):
    """A file that the site offers could not be made; the message is in Chinese, for editors."""
