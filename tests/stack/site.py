"""The whole site: proxy, web nodes, cache, and a database with or without a standby."""

import tempfile
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.operations.project import ROOT

from .cache import Cache
from .managing import manage
from .postgres import Cluster, follow, standby_of
from .program import ports
from .proxy import Proxy
from .settings import production
from .web import Node


class Site:
    """Started by `with`, stopped and removed at its end.

    sqlite serves from a file and without a cache of its own, as one machine does; data names a
    folder for the database, such as a small file system that can be filled. serving is the server
    that takes writes. limits is as LIMITS_FACTOR: all patients of a drill share one address.
    """

    def __init__(
        self,
        *,
        nodes: int = 2,
        workers: int = 2,
        sqlite: bool = False,
        standby: bool = False,
        data: Path | None = None,
        limits: int = 0,
    ) -> None:
        self.count, self.workers = nodes, workers
        self.sqlite, self.with_standby = sqlite, standby
        self.data, self.limits = data, limits
        self.open = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as started:
            # Short, because the path of a socket may have about 100 characters.
            folder = started.enter_context(
                tempfile.TemporaryDirectory(prefix="leg-check.", dir="/tmp")
            )
            self.folder = Path(folder)
            self.folder.chmod(0o755)
            self._start(started)
            self.open = started.pop_all()
        return self

    def _start(self, started: ExitStack) -> None:
        https, http, database, cache, *nodes = ports(4 + self.count)
        self.proxy = Proxy(
            self.folder / "proxy",
            (https, http),
            nodes,
            LEG_CHECK_STATIC_ROOT=str(ROOT / "staticfiles"),
            # All patients share one address, as no 200 patients of a clinic do.
            LEG_CHECK_CONNECTIONS="1000",
            LEG_CHECK_POST_RATE="2000r/s",
        )
        self.proxy.fail_timeout = 2
        database_url = self._database(started, database)
        cache_url = "db://cache?max_entries=20000"
        if not self.sqlite:
            self.cache = started.enter_context(Cache(self.folder / "cache", cache))
            cache_url = self.cache.url
        mails = self.folder / "mails"  # each a file, so that they can be counted
        mails.mkdir()
        self.settings = production(
            LEG_CHECK_VAR_DIR=str(self.folder),
            DATABASE_URL=database_url,
            # Its two addresses are both of this machine.
            DATABASE_WITHOUT_TLS="true",
            CACHE_URL=cache_url,
            EMAIL_URL=f"file:///{mails}",
            SITE_URL=self.proxy.address,
            LIMITS_FACTOR=str(self.limits),
            # The clinic is open whenever this runs.
            CLINIC_HOURS="mon-sun 00:00-24:00",
            TIME_ZONE="UTC",
        )
        self.manage("migrate", "--verbosity=0")
        self.manage("collectstatic", "--no-input", "--verbosity=0")
        self.nodes = [
            Node(ROOT, self.folder / f"node-{port}.log", port, self.settings, self.workers)
            for port in nodes
        ]
        started.callback(self._stop_nodes)
        for node in self.nodes:
            node.start()
        started.enter_context(self.proxy)

    def _stop_nodes(self) -> None:
        """Those that serve by now: a drill may have put others in their place."""
        for node in self.nodes:
            node.stop()

    def _database(self, started: ExitStack, port: int) -> str:
        if self.sqlite:
            self.sqlite_file = (self.data or self.folder) / "db.sqlite3"
            return f"sqlite:///{self.sqlite_file}"
        self.primary = self.serving = Cluster(
            self.data or self.folder / "primary", "127.0.0.1", port
        )
        started.enter_context(self.primary)
        hosts = "127.0.0.1"
        if self.with_standby:
            self.standby = standby_of(self.primary, self.folder / "standby", "127.0.0.2")
            started.callback(self.standby.stop)
            follow(self.primary, self.standby)
            hosts = "127.0.0.1,127.0.0.2"
        return f"postgres://leg_check@{hosts}:{port}/leg_check"

    def manage(self, *words: str, project: Path = ROOT) -> str:
        """Runs manage.py under the site's settings; what it printed. Raises RuntimeError."""
        return manage(self.settings, *words, project=project)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.open.close()
