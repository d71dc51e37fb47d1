"""How results went over time: charts of what was stored, each with the table that says the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from assessments.models import Assessment
from assessments.questionnaire.digits import digits_lazy
from assessments.questionnaire.wording import Text

from .levels import levels_figure
from .pressures import pressures_figure, ratios
from .readings import Check, Reading
from .scale import SCALES, Scale
from .timeline import Figure


@dataclass(frozen=True, slots=True)
class Row:
    """One check in a table: when, and what it says in each column."""

    at: datetime
    cells: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """One thing over time. figure is None, and there are no rows, when no check tells of it."""

    code: str
    title: Text
    about: Text
    columns: tuple[Text, ...]
    figure: Figure | None
    rows: tuple[Row, ...]


def charts(assessments: Iterable[Assessment]) -> tuple[Chart, ...]:
    """The charts of these assessments, in whatever order they come; at least one must."""
    newest_last = sorted(assessments, key=lambda each: (each.submitted_at, each.id))
    checks = [Check.of(each) for each in newest_last]
    return (*(_of_scale(scale, checks) for scale in SCALES), _of_pressures(checks))


def _of_scale(scale: Scale, checks: Sequence[Check]) -> Chart:
    readings = [scale.read(check) for check in checks]
    times = [check.at for check in checks]

    def draw() -> Figure:
        return levels_figure(times, readings, scale.levels(), joined=scale.joined)

    table = _table(checks, [(reading,) for reading in readings])
    told = any(reading.height is not None for reading in readings)
    return Chart(
        scale.code,
        scale.title,
        scale.about,
        (scale.column,),
        draw() if told else None,
        table if told else (),
    )


def _of_pressures(checks: Sequence[Check]) -> Chart:
    cells = [ratios(check) for check in checks]
    told = any(reading.height is not None for legs in cells for reading in legs)
    return Chart(
        "abi",
        _("ABI: blood flow to the feet"),
        digits_lazy(
            _(
                "L with a full line is the left leg. R with a dashed line is the right leg. "
                "At 0.90 or less the number is low. Over 1.40 the test cannot tell. "
                "Small ups and downs can come from the test alone."
            )
        ),
        (_("Left leg"), _("Right leg")),
        pressures_figure([check.at for check in checks], list(zip(*cells, strict=True)))
        if told
        else None,
        _table(checks, cells) if told else (),
    )


def _table(checks: Sequence[Check], cells: Sequence[tuple[Reading, ...]]) -> tuple[Row, ...]:
    """Newest first, as in the list of results."""
    rows = (Row(check.at, said) for check, said in zip(checks, cells, strict=True))
    return tuple(reversed(tuple(rows)))
