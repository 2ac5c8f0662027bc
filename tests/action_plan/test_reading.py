"""Plans on disk: what is no plan, what would stall or fill the machine, and what becomes of a good one."""

import json
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from plugins.action_plan.reading import parse_plan, read_plans
from plugins.core.located_yaml import parse_yaml
from plugins.workshop import ROOT

from .sources import RIGHT, TODAY, change, find_errors, make_large_plan, tell

BOMB = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [*{before}, *{before}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
UPDATE = "{{id: u{}, date: 2021-01-01, status: paused, progress: 1}}"
WIDE = "objectives:\n" + "- {}\n" * 60_000
HOSTILE = {
    "alias bomb": (BOMB.encode(), "1:4:E102"),
    "anchor": (RIGHT.replace("langs: [ca, gl]", "langs: &l [ca, gl]").encode(), "8:8:E102"),
    "alias": (RIGHT.replace("langs: [ca, gl]", "langs: *l").encode(), "8:8:E102"),
    "tag": (RIGHT.replace("id: pla-2021", "id: !!python/name:os.system pla-2021").encode(), "3:5:E102"),
    "100,000 brackets": (b"objectives: " + b"[" * 100_000, "1:25:E105"),
    "100,000 braces": (b"{a: " * 50_000, "1:50:E105"),
    "100,000 hyphens": (b"- " * 100_000, "1:27:E105"),
    "too many nodes": (b"a: [" + b"a," * 100_000, "1:119995:E105"),
    "60,000 objectives": (WIDE.encode()[:262_000], "29999:4:E105"),
    "10 MiB": (b"a: " + b"x" * 10_485_760, "1:1:E125"),
    "a byte too long": (RIGHT.encode() + b"#" * (262_145 - len(RIGHT.encode())), "1:1:E125"),
    "second document": (RIGHT.encode() + b"---\nid: x\n", "56:1:E106"),
    "UTF-16": (RIGHT.encode("utf-16"), "1:1:E118"),
    "Latin-1": (RIGHT.encode("latin-1", "replace"), "11:1:E118"),
    "NUL": (RIGHT.encode().replace(b"Jornada", b"Jorn\0ada"), "1:1:E101"),
    "half a file": (RIGHT.encode()[: RIGHT.index("org/llista")], "41:35:E101"),
    "nothing": (b"", "1:1:E218"),
    "a list": (b"- a\n", "1:1:E218"),
    "a word": (b"plan\n", "1:1:E218"),
    "list as a key": (b"? [a]\n: b\n", "1:3:E101"),
    "tab": (b"a:\n\tb: c\n", "2:1:E101"),
    "20,000 unknown keys": (b"".join(b"k%d: v\n" % n for n in range(20_000)), "1:1:E104"),
    "20,000 repeated keys": (RIGHT.encode() + b"end: x\n" * 20_000, "56:1:E103"),
    "4,000 updates": (
        change("updates: []", f"updates: [{', '.join(UPDATE.format(n) for n in range(4_000))}]").encode(),
        "55:29057:E216",
    ),
    "10,000 unknown steps": (
        change("[consulta]", f"[{', '.join(f's{n}' for n in range(10_000))}]").encode(),
        "26:67:E216",
    ),
    "300 organisations that are not there": (
        change(
            "responsible: [col]", f"responsible: [{', '.join(f'colectiu-nombre-{n}' for n in range(300))}]"
        ).encode(),
        "20:18:E216",
    ),
}
MEASURE = """
import json, resource, sys
from datetime import date
from pathlib import Path
from plugins.action_plan.reading import read_plans

# Unlike ru_maxrss, it begins anew with this program: that one remembers what the process was forked from.
STATUS = Path("/proc/self/status")


def read_peak():
    if not STATUS.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return next(int(line.split()[1]) for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))


start = resource.getrusage(resource.RUSAGE_SELF)
findings = read_plans(Path(sys.argv[1]), date(2021, 12, 31)).findings
end = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({
    "seconds": end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime,
    "kilobytes": read_peak(),
    "found": sorted([one.line, one.column, one.code] for one in findings)[:1],
}))
"""


def write(folder: Path, content: bytes, name: str = "pla-2021.yaml") -> Path:
    """Write a plan, and return the content folder."""
    (folder / "content/plans").mkdir(parents=True, exist_ok=True)
    (folder / "content/plans" / name).write_bytes(content)
    return folder / "content"


@pytest.mark.parametrize(("content", "expected"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_file(tmp_path: Path, content: bytes, expected: str) -> None:
    """Each is refused at its place within one second and 200 MiB, in a process of its own."""
    pytest.importorskip("resource")
    command = [sys.executable, "-c", MEASURE, str(write(tmp_path, content))]
    result = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    assert ":".join(map(str, result["found"][0])) == expected
    assert result["seconds"] < 1
    assert result["kilobytes"] < 200 * 1024


def test_right_file(tmp_path: Path) -> None:
    """A good plan is there with its file; a byte order mark and the line ends of Windows change nothing."""
    for content in (RIGHT.encode(), b"\xef\xbb\xbf" + RIGHT.encode(), RIGHT.replace("\n", "\r\n").encode()):
        plans = read_plans(write(tmp_path, content), date(2021, 10, 1))
        assert [plan.id for plan in plans.plans] == []
        plans = read_plans(tmp_path / "content", TODAY)
        assert [plan.id for plan in plans.plans] == ["pla-2021"]
        assert plans.files == {"pla-2021": tmp_path / "content/plans/pla-2021.yaml"}
        assert {finding.path for finding in plans.findings} == {"content/plans/pla-2021.yaml"}


def test_plans_stand_in_the_order_of_time(tmp_path: Path) -> None:
    """The earliest plan comes first, whatever its name."""
    later = change("id: pla-2021", "id: a-later", RIGHT.replace("2021", "2022").replace("pla-2022", "pla-2021"))
    write(tmp_path, later.encode(), "a-later.yaml")
    plans = read_plans(write(tmp_path, RIGHT.encode()), date(2022, 12, 31))
    assert [plan.id for plan in plans.plans] == ["pla-2021", "a-later"]


def test_no_folder(tmp_path: Path) -> None:
    """A project without plans has nothing wrong."""
    plans = read_plans(tmp_path / "content", TODAY)
    assert (plans.plans, plans.findings, plans.files) == ((), (), {})


@pytest.mark.parametrize("name", ["pla-2022.yaml", "pla-2021.yml", "notes.txt"])
def test_wrong_name(tmp_path: Path, name: str) -> None:
    """A file that is not named as its plan is refused; the schema and hidden files are no plans."""
    write(tmp_path, b"{}", "plan.schema.json")
    write(tmp_path, b"x", ".swp")
    plans = read_plans(write(tmp_path, RIGHT.encode(), name), TODAY)
    assert plans.plans == ()
    assert [tell(one) for one in plans.findings if one.severity == "error"] == ["3:5:E231"]


def test_what_is_no_file(tmp_path: Path) -> None:
    """A link and a folder are not read."""
    content = write(tmp_path, RIGHT.encode(), "right.yaml")
    (tmp_path / "secret").write_text(RIGHT, encoding="utf-8")
    (content / "plans/right.yaml").unlink()
    (content / "plans/pla-2021.yaml").symlink_to(tmp_path / "secret")
    (content / "plans/folder.yaml").mkdir()
    found = read_plans(content, TODAY).findings
    assert [f"{one.path}:{tell(one)}" for one in found] == [
        "content/plans/folder.yaml:1:1:E117",
        "content/plans/pla-2021.yaml:1:1:E117",
    ]


def test_large_plan_is_read_at_once() -> None:
    """200 actions and 500 updates in four languages are validated well under half a second."""
    large_plan = make_large_plan(200, 500)
    assert 131_072 < len(large_plan.encode()) < 262_144
    start = time.process_time()
    plan, findings = parse_plan(large_plan, "x.yaml", TODAY)
    assert time.process_time() - start < 0.6
    assert plan is not None
    assert sum(1 for _ in plan.leaves()) == 200
    assert sum(len(leaf.updates) for leaf in plan.leaves()) == 500
    assert not [one for one in findings if one.severity == "error"]


def test_plans_of_the_site() -> None:
    """The site's own plans have no errors, and their schema is named on their first line."""
    plans = read_plans(ROOT / "content", date(2026, 11, 22))
    assert {"pla-2021", "pla-2022"} <= {plan.id for plan in plans.plans}
    assert [one.text() for one in plans.findings if one.severity == "error"] == []
    for file in plans.files.values():
        assert file.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=plan.schema.json\n")
    assert find_errors(RIGHT) == []
    assert parse_yaml(RIGHT, "x.yaml")[1] == []
