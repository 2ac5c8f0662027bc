"""The report of a pull request, ready to be a comment: what to mend, what it touches besides texts, what would change.

It is made of what somebody else sent, so no name in it can break out of its quotation.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from plugins.core.catalogues import read_translations
from plugins.core.checking import tell_language
from plugins.core.findings import make_visible

CONTENT = "content/"
MOST_LISTED = 50
MOST_OUTPUT = 20_000


def find_outside(changed: Sequence[str]) -> list[str]:
    """Return which of the *changed* files are no texts or pictures, and so are for a maintainer to look at."""
    return [path for path in changed if not path.startswith(CONTENT)]


def render_report(changed: Sequence[str], findings: str, outputs: str, gettext: Callable[[str], str]) -> str:
    """Return the report in Markdown; *findings* is that of `invoke check`, *outputs* the plain text of the audit."""
    outside = find_outside(changed)
    sections = [_render_outside(outside, gettext)] if outside else []
    sections.append(f"{findings.strip()}\n" if findings.strip() else "")
    if outputs.strip():
        title = gettext("What changes on the site")
        sections.append(
            f"<details><summary>{title}</summary>\n\n{_fence(outputs.strip()[:MOST_OUTPUT])}\n\n</details>\n"
        )
    return "\n".join(section for section in sections if section)


def _render_outside(outside: Sequence[str], gettext: Callable[[str], str]) -> str:
    title = gettext("This proposal also changes files that are not texts")
    advice = gettext("Somebody from the team has to look at these one by one; none of them was used for this report.")
    listed = [f"- {quote_path(path)}" for path in outside[:MOST_LISTED]]
    rest = ["- …"] if len(outside) > MOST_LISTED else []
    return "\n".join([f"## ⚠ {title}", "", advice, "", *listed, *rest, ""])


def quote_path(path: str) -> str:
    """Return *path* as inline code, out of which no character of it leads."""
    return f"`{make_visible(path).replace('`', '′')[:200]}`"


def _fence(text: str) -> str:
    longest = max((len(run) for run in _runs(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def _runs(text: str) -> list[str]:
    return "".join(letter if letter == "`" else " " for letter in text).split()


def main(argv: Sequence[str]) -> int:
    """Print the report made from three files: the names of what changed, ended by NUL each, the findings, the audit."""
    root = Path(__file__).parents[2]
    changed = [name for name in Path(argv[0]).read_bytes().decode("utf-8", "replace").split("\0") if name]
    findings, outputs = (Path(name).read_text(encoding="utf-8", errors="replace") for name in argv[1:3])
    texts = [path for path in changed if path.startswith(CONTENT)]
    translations = root / "theme/translations"
    lang = next((tell_language(path, translations) for path in texts if path.endswith(".md")), "en")
    gettext = read_translations(translations, lang).gettext
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a pipe may speak another encoding
    sys.stdout.write(render_report(changed, findings, outputs, gettext))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
