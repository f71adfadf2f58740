"""What people may write on pages of prose, besides plain Markdown: the pieces of Material."""
