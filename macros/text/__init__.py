"""Chinese text without any plan: dates, figures, roles, orders of amending documents, characters, inert markup."""
