"""The locked requirements: exact, hashed, without addresses, and of one mind."""

import json
import re
import tomllib

import pytest

from .project import ROOT

LOCKS = ("run", "dev")
NODE_TOOLS = ("html-checker", "lighthouse")
PINNED = re.compile(r"^([a-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


def lock(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text()


def versions(name: str) -> dict[str, str]:
    return dict(PINNED.findall(lock(name)))


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_carries_no_address(name):
    assert not re.search(r"://|index-url|find-links|@ ", lock(name))


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_of_a_lock_is_a_pinned_package_its_hash_or_a_comment(name):
    lines = [line for line in lock(name).splitlines() if not line.lstrip().startswith("#")]
    form = re.compile(r"[a-z0-9._-]+==\S+( ; .+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [line for line in lines if not form.fullmatch(line)] == []


def test_the_tests_run_what_is_served():
    run, dev = versions("run"), versions("dev")
    assert run
    assert {name: dev.get(name) for name in run} == run


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_what_the_project_asks_for(name):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = list(project["project"]["dependencies"])
    if name == "dev":
        wanted += project["dependency-groups"]["dev"]
    names = {re.split(r"[\[<>=]", requirement)[0] for requirement in wanted}
    assert names <= versions(name).keys()


def node_lock(tool: str) -> dict:
    """The packages of a tool that comes by npm; the first, without a name, is our own list."""
    return json.loads((ROOT / "tools" / tool / "package-lock.json").read_text())["packages"]


@pytest.mark.parametrize("tool", NODE_TOOLS)
def test_a_node_lock_has_hashes_and_no_address(tool):
    packages = {name: package for name, package in node_lock(tool).items() if name}
    assert packages
    assert [name for name, package in packages.items() if "resolved" in package] == []
    hashed = re.compile(r"sha512-[A-Za-z0-9+/]{86}==")
    loose = [n for n, package in packages.items() if not hashed.fullmatch(package["integrity"])]
    assert loose == []


@pytest.mark.parametrize("tool", NODE_TOOLS)
def test_a_node_tool_is_asked_for_exactly(tool):
    asked = json.loads((ROOT / "tools" / tool / "package.json").read_text())["dependencies"]
    assert asked == node_lock(tool)[""]["dependencies"]
    assert [version for version in asked.values() if not re.fullmatch(r"[\d.]+", version)] == []
