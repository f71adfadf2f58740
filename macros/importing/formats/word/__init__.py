"""The files inside a .docx: parts, styles, automatic numbers, symbols."""
