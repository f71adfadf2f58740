"""The limit: pages written in a loop, and nothing else."""

import json
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

site = json.loads(Path("site.json").read_text("utf-8"))
template = Environment(loader=FileSystemLoader("."), autoescape=True).get_template(
    "page.html.jinja"
)
for page in site["pages"]:
    file = Path("site", page["address"], "index.html")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(template.render(page=page, site=site), "utf-8")
