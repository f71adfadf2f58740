"""Chinese text without any plan: reflow, characters, comparison of wordings, inert mark-up."""
