"""What docs/security.md names to hold a line is there: each test, each file, each setting."""

import ast
import re

import pytest

from .project import ROOT

TEXT = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
STATES = {"met", "**not met**", "host", "n/a"}
ROW = re.compile(r"^\| (\d[\d.–]*) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
FOLDERS = (
    *("assessments", "benchmarks", "config", "deploy", "docs", "drills", "requirements", "static"),
    *("templates", "tests", "tools", r"\.ci"),
)
# The requirements of level 2 (ASVS 4.0.3): by section, their numbers.
LEVEL_2 = """
1.1: 1-7  1.2: 1-4  1.4: 1 4 5  1.5: 1-4  1.6: 1-4  1.7: 1-2  1.8: 1-2  1.9: 1-2  1.10: 1
1.11: 1-2  1.12: 2  1.14: 1-6  2.1: 1-12  2.2: 1-3  2.3: 1-3  2.4: 1-6  2.5: 1-7  2.6: 1-3
2.7: 1-6  2.8: 1-7  2.9: 1-3  2.10: 1-4  3.1: 1  3.2: 1-4  3.3: 1-4  3.4: 1-5  3.5: 1-3  3.7: 1
4.1: 1-3 5  4.2: 1-2  4.3: 1-3  5.1: 1-5  5.2: 1-8  5.3: 1-10  5.4: 1-3  5.5: 1-4  6.1: 1-3
6.2: 1-6  6.3: 1-2  6.4: 1-2  7.1: 1-4  7.2: 1-2  7.3: 1 3 4  7.4: 1-3  8.1: 1-4  8.2: 1-3
8.3: 1-8  9.1: 1-3  9.2: 1-4  10.2: 1-2  10.3: 1-3  11.1: 1-8  12.1: 1-3  12.2: 1  12.3: 1-6
12.4: 1-2  12.5: 1-2  12.6: 1  13.1: 1 3-5  13.2: 1-3 5-6  13.3: 1-2  13.4: 1-2  14.1: 1-4
14.2: 1-6  14.3: 2-3  14.4: 1-7  14.5: 1-4
"""


def level_2():
    """Each number of the standard, in its order."""
    for section, numbers in re.findall(r"(\d+\.\d+): ((?:\d+(?:-\d+)?\s?)+)(?=\s|$)", LEVEL_2):
        for part in numbers.split():
            first, _, last = part.partition("-")
            for number in range(int(first), int(last or first) + 1):
                yield f"{section}.{number}"


def rows():
    return [tuple(part.strip() for part in found) for found in ROW.findall(TEXT)]


def named():
    """What stands in backticks and is a path, with a test's or a setting's name."""
    in_ticks = re.findall(r"`([^`\n]+)`", TEXT)
    return [one for one in in_ticks if re.match(rf"({'|'.join(FOLDERS)})/", one) or is_file(one)]


def is_file(text):
    """Whether it is the name of a file in the project's own folder."""
    return bool(re.fullmatch(r"[\w.-]+\.(md|toml|yml)|Makefile|Dockerfile", text))


@pytest.mark.parametrize("name", sorted(set(named())))
def test_what_is_named_is_there(name):
    path, _, test = name.partition("::")
    path, _, setting = path.partition(": ")
    assert (ROOT / path).is_dir() if path.endswith("/") else (ROOT / path).is_file()
    if test or setting:
        source = (ROOT / path).read_text(encoding="utf-8")
        assert (test or setting) in (functions(source) if test else constants(source))


def functions(source):
    return {node.name for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)}


def constants(source):
    """Names that the module gives a value to."""
    targets = [
        target
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    ]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def test_a_name_that_is_not_there_is_noticed():
    assert functions("def one(): ...\nclass Two:\n    def three(self): ...") == {"one"}
    assert constants("ONE = 1\nTWO: int = 2\nONE.three = 3") == {"ONE", "TWO"}


def test_every_line_says_how_it_stands_and_by_what():
    assert [row for row in rows() if row[2] not in STATES or not row[3]] == []
    assert len({row[0] for row in rows()}) == len(rows())


def test_every_requirement_of_the_level_has_its_line():
    order = list(level_2())
    assert len(order) == 260
    said = []
    for number, *_ in rows():
        first, _, last = number.partition("–")
        said += order[order.index(first) : order.index(last or first) + 1]
    assert said == order


def test_what_is_met_names_what_holds_it_or_says_why():
    assert len([row for row in rows() if row[2] == "met" and "tests/" in row[3]]) > 60
