"""The editor's command line, one module per command. ``macros.__main__`` only registers them."""
