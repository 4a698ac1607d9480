"""An article in other formats: HTML, Markdown, plain text, JSON."""
