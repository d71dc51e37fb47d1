"""The alerts and the documentation name metrics that there are."""

import re
from pathlib import Path

import pytest
import yaml
from prometheus_client import REGISTRY

from assessments.services.gauges import gauges
from assessments.services.jobs import BY_NAME, look_noted
from assessments.triage import Urgency

from .addresses import every_route
from .project import ROOT

ALERTS, GUIDE = ROOT / "deploy" / "alerts.yml", ROOT / "docs" / "observability.md"
RULES = [rule for group in yaml.safe_load(ALERTS.read_text())["groups"] for rule in group["rules"]]
NAME = re.compile(r"\bleg_check_(?!backup)\w+")
SUFFIXES = ("_total", "_bucket", "_count", "_sum", "_created")


def in_code() -> set[str]:
    """Every metric of ours, without what its kind adds to the name."""
    families = [*REGISTRY.collect(), *gauges()]
    return {family.name for family in families if family.name.startswith("leg_check_")}


def base(name: str) -> str:
    for suffix in SUFFIXES:
        name = name.removesuffix(suffix)
    return name


@pytest.mark.django_db
@pytest.mark.parametrize("document", [ALERTS, GUIDE], ids=lambda path: path.name)
def test_each_metric_that_is_named_exists(document: Path):
    named = {base(name) for name in NAME.findall(document.read_text())}
    assert named
    assert named <= in_code()


@pytest.mark.django_db
def test_the_guide_names_every_metric():
    look_noted()
    assert in_code() <= {base(name) for name in NAME.findall(GUIDE.read_text())}


def test_each_alert_says_what_it_means_and_what_to_do():
    for rule in RULES:
        assert set(rule) <= {"alert", "expr", "for", "labels", "annotations"}, rule
        assert set(rule["annotations"]) == {"summary", "action"}
        assert rule["labels"]["severity"] in {"page", "ticket"}
        assert rule["expr"].count("(") == rule["expr"].count(")")
    assert len({rule["alert"] for rule in RULES}) == len(RULES)


def test_the_guide_lists_every_alert():
    listed = set(re.findall(r"\b[A-Z]\w+\b", GUIDE.read_text().split("## Alerts")[1]))
    assert [rule["alert"] for rule in RULES if rule["alert"] not in listed] == []


def test_labels_that_alerts_look_for_exist():
    text = ALERTS.read_text()
    urgencies = set(re.findall(r'urgency="(\w+)"', text))
    assert urgencies <= {level.code for level in Urgency}
    jobs = re.findall(r'seconds_since_success\{job=~?"([^"]+)"', text)
    assert {name for found in jobs for name in found.split("|")} == set(BY_NAME)


def routes_named(action: str) -> set[str]:
    """What follows the word route, without what ends the sentence."""
    lists = re.findall(r"\broute (\S*/\S*(?: and \S*/\S*)*)", action)
    return {name.rstrip(").,;:") for found in lists for name in found.split(" and ")}


def test_routes_that_alerts_name_exist():
    words = [text for rule in RULES for text in rule["annotations"].values()]
    named = {route for text in words for route in routes_named(text)}
    named |= set(re.findall(r'route!?="([^"]+)"', ALERTS.read_text()))
    assert len(named) >= 5
    assert named <= set(every_route())


@pytest.mark.parametrize("text", ["Look (route no/such/) at it.", "by route check/ and no/such/."])
def test_a_route_that_is_named_is_found(text: str):
    assert "no/such/" in routes_named(text)


def test_the_guide_lists_every_job_with_its_command():
    text = GUIDE.read_text()
    for job in BY_NAME.values():
        assert f"| `{job.name}` | `manage.py {' '.join(job.command)}` |" in text
