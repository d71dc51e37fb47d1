"""The cache that web nodes share."""

from pathlib import Path

from .program import Program, listens, tool


class Cache:
    """A Redis (Valkey speaks the same) without a disk: what it holds may be lost."""

    def __init__(self, folder: Path, port: int) -> None:
        self.port = port
        folder.mkdir(parents=True, exist_ok=True)
        command = [tool("redis-server", "redis-server"), "--bind", "127.0.0.1", "--port", str(port)]
        command += ["--save", "", "--appendonly", "no", "--dir", str(folder)]
        self.program = Program(command, folder / "log")

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        self.program.start(lambda: listens("127.0.0.1", self.port))

    def kill(self) -> None:
        self.program.kill()

    def __enter__(self) -> "Cache":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.program.stop()
