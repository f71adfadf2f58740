"""The subcommands of ``plan``, one module each."""
