"""An update with migrations while patients fill in checks: expand, roll, contract."""

import re
import shutil
import tempfile
import time
from pathlib import Path

from tests.operations.project import NOT_OURS, ROOT
from tests.stack import Node, Site

from .traffic import Verdict, patients

MODEL = Path("assessments/models/draft.py")
ANCHOR = "    objects = DraftQuerySet.as_manager()\n"
COLUMN = '    drilled = models.CharField(max_length=9, default="new", db_default="new")\n\n'
DRAINED = 3
"""Seconds after which a node that gets nothing new has answered all it had."""
INDEX = """
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("assessments", "{after}")]
    operations = [
        AddIndexConcurrently(
            "assessment", models.Index(fields=["started_at"], name="assessment_drilled")
        )
    ]
"""


def migration_under_load() -> Verdict:
    """A column and an index come, both nodes are renewed one by one, and the column goes again."""
    verdict = Verdict(
        "migration while traffic runs",
        "a column and an index added, nodes renewed one by one, nodes put back, column removed",
    )
    with Site() as site, tempfile.TemporaryDirectory(dir="/tmp") as name:
        following = _next_release(Path(name) / "next")
        with patients(site) as traffic:
            time.sleep(3)
            site.manage("migrate", "--verbosity=0", project=following)  # expand
            time.sleep(3)
            _roll(site, following)
            time.sleep(3)
            _roll(site, ROOT)  # the release after it no longer knows the column
            before = _last_migration(ROOT)
            site.manage("migrate", "assessments", before, "--verbosity=0", project=following)
            time.sleep(3)
        verdict.expect(not traffic.tally.interruptions, "patients noticed")
        verdict.judge(site, traffic)
    return verdict


def _roll(site: Site, project: Path) -> None:
    """Puts a node of that release in the place of each, while the other one serves.

    Each is taken from the proxy's list first: what has been accepted by a node that stops, and
    not been begun, would be cut off.
    """
    for number, old in enumerate(site.nodes):
        site.proxy.serve([node.port for node in site.nodes if node is not old])
        time.sleep(DRAINED)
        old.stop()
        new = Node(project, old.log, old.port, site.settings, site.workers)
        new.start()
        site.nodes[number] = new
        site.proxy.serve([node.port for node in site.nodes])
        time.sleep(DRAINED)


def _next_release(folder: Path) -> Path:
    """A copy of the project with one more column and one more index."""
    shutil.copytree(ROOT, folder, ignore=lambda _, names: NOT_OURS & set(names))
    shutil.copytree(ROOT / "staticfiles", folder / "staticfiles")
    model = folder / MODEL
    text = model.read_text()
    if text.count(ANCHOR) != 1:
        raise RuntimeError(f"{MODEL} no longer has the line that the drill adds a column before")
    model.write_text(text.replace(ANCHOR, COLUMN + ANCHOR))
    last = _last_migration(ROOT)
    number = int(last[:4]) + 1
    migrations = folder / "assessments" / "migrations"
    added = f"{number:04d}_drilled"
    (migrations / f"{added}.py").write_text(
        "from django.db import migrations, models\n\n\n"
        "class Migration(migrations.Migration):\n"
        f'    dependencies = [("assessments", "{last}")]\n'
        "    operations = [\n"
        '        migrations.AddField("draft", "drilled", '
        + re.sub(r"^    drilled = ", "", COLUMN).strip()
        + ")\n    ]\n"
    )
    (migrations / f"{number + 1:04d}_drilled_index.py").write_text(INDEX.format(after=added))
    return folder


def _last_migration(project: Path) -> str:
    return max(path.stem for path in (project / "assessments/migrations").glob("[0-9]*.py"))
