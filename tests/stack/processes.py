"""What processes cost, from /proc: seconds of CPU, and memory that is theirs."""

import os
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")
_PARENT, _FIRST, _LAST = 1, 11, 15
"""Of what follows the name in /proc/PID/stat: the parent; own and ended children's user, system."""


def _stat(process: int) -> list[str]:
    """What /proc says after the name, which may hold blanks."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()


def parent_of(process: int) -> int:
    return int(_stat(process)[_PARENT])


def children_of(process: int) -> list[int]:
    """The processes that this one has started, and that run still."""
    return [
        int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()
    ]


def cpu_of(process: int) -> float:
    """Seconds of CPU of a server and all it has started, also of those that have ended."""
    return (
        sum(sum(map(int, _stat(one)[_FIRST:_LAST])) for one in (process, *children_of(process)))
        / _TICK
    )


@dataclass(frozen=True)
class Memory:
    """Megabytes: pss counts what is shared by its share, uss what no other process uses."""

    pss: float
    uss: float


def memory_of(process: int) -> Memory:
    sizes = {
        name: int(rest.split()[0]) / 1024
        for name, _, rest in (
            line.partition(":")
            for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]
        )
    }
    return Memory(sizes["Pss"], sizes["Private_Clean"] + sizes["Private_Dirty"])
