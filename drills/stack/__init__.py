"""The parts of a deployment with several web nodes, as programs on this machine."""

from .cache import Cache
from .postgres import Cluster, standby_of
from .program import Program, ports
from .proxy import Proxy
from .site import Site
from .web import Node

__all__ = ["Cache", "Cluster", "Node", "Program", "Proxy", "Site", "ports", "standby_of"]
