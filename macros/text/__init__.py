"""Chinese text without any plan: reflow, numerals, characters, comparison of wordings, inert markup."""
