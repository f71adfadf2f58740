"""Chinese text without any plan: characters, lines, parts, roles, times, figures, orders of amending documents."""
