"""The real parts of a deployment as programs on this machine, for tests, benchmarks and drills."""

from .cache import Cache
from .managing import manage
from .postgres import Cluster, binaries, standby_of
from .processes import Memory, children_of, cpu_of, memory_of, parent_of
from .program import Program, owned, ports, wait
from .proxy import Proxy
from .settings import production
from .site import Site
from .web import Node

__all__ = [
    "Cache",
    "Cluster",
    "Memory",
    "Node",
    "Program",
    "Proxy",
    "Site",
    "binaries",
    "children_of",
    "cpu_of",
    "manage",
    "memory_of",
    "owned",
    "parent_of",
    "ports",
    "production",
    "standby_of",
    "wait",
]
