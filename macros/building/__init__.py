"""From the plan to site/: build beside it, check, exchange."""

from macros.settings.generator import choose_generator

choose_generator()  # before any module here imports it
