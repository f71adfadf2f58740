"""The words of pages in other forms, for programs: Markdown beside a page, Akoma Ntoso, SQLite."""
