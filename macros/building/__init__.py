"""From the plan to site/: build beside it, check, exchange."""

from macros.building.mkdocs.generator import choose_generator

choose_generator()  # before any module here imports it
