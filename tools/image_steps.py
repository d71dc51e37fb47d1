"""Runs the steps of the Dockerfile's image `web` without Docker, and shows that the result serves.

    tools/image_steps.py FOLDER

As root, on Debian, with debootstrap and a network. The folder, made where there is none, gets a
Debian of the image's release to stand in for python:3.13-slim, which is what is not the same: the
rest is read from the Dockerfile. Then the command of the image runs as the image's user on a root
that cannot be written, with /tmp in memory, and a patient walks a check to its PDF.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.operations.settings import REQUIRED
from tools import dockerfile
from tools.patient_over_http import walk

RELEASE = "trixie"
START_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


class Image:
    """A root folder that the steps of one stage are run in."""

    def __init__(self, root: Path, others: dict[str, "Image"]) -> None:
        self.root, self.others = root, others
        self.environment = {"PATH": START_PATH, "LANG": "C.UTF-8"}
        self.folder = "/"
        self.user = "0:0"

    def take(self, step: dockerfile.Step) -> None:
        act = {
            "RUN": self.run,
            "COPY": self.copy,
            "ENV": self.env,
            "WORKDIR": self.workdir,
            "USER": self.become,
        }.get(step.keyword)
        if act:
            act(step)

    def run(self, step: dockerfile.Step) -> None:
        print(f"  RUN {step.rest[:100]}", flush=True)
        subprocess.run(self.command("sh", "-ec", step.rest), check=True)

    def command(self, *words: str) -> list[str]:
        """How a command of the image is run from outside, as the image's user."""
        variables = [f"{name}={value}" for name, value in self.environment.items()]
        here = ["sh", "-c", 'cd "$0" && exec "$@"', self.folder]
        changed = ["chroot", f"--userspec={self.user}", str(self.root)]
        return [*changed, "env", "--ignore-environment", *variables, *here, *words]

    def copy(self, step: dockerfile.Step) -> None:
        *names, target = step.words
        place = self.root / str(Path(self.folder) / target).lstrip("/")
        if "from" in step.options:
            source = self.others[step.options["from"]].root / names[0].lstrip("/")
            shutil.copytree(source, place, symlinks=True, dirs_exist_ok=True)
            return
        for name in names:
            for file in dockerfile.sources(name):
                whole = dockerfile.ROOT / name
                to = place / file.relative_to(name) if whole.is_dir() else place
                to.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(dockerfile.ROOT / file, to)

    def env(self, step: dockerfile.Step) -> None:
        for word in step.words:
            name, _, value = word.partition("=")
            self.environment[name] = value.replace("$PATH", self.environment["PATH"])

    def workdir(self, step: dockerfile.Step) -> None:
        self.folder = step.rest
        (self.root / self.folder.lstrip("/")).mkdir(parents=True, exist_ok=True)

    def become(self, step: dockerfile.Step) -> None:
        self.user = step.rest


def debian(base: Path) -> None:
    """A small Debian with the image's release of Python, once."""
    if base.exists():
        return
    part = base.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    include = "--include=python3,python3-venv,ca-certificates"
    with tempfile.TemporaryFile("w+") as log:
        made = subprocess.run(
            ["debootstrap", "--variant=minbase", include, RELEASE, part], stdout=log, check=False
        )
        if made.returncode:
            log.seek(0)
            raise SystemExit(log.read())
    # The name servers and authorities of this machine, which Docker would hand in as well.
    shutil.copy("/etc/resolv.conf", part / "etc/resolv.conf")
    shutil.copy("/etc/ssl/certs/ca-certificates.crt", part / "etc/ssl/certs/ca-certificates.crt")
    part.rename(base)


def built(folder: Path) -> Image:
    """The image `web`, each step of it and of what it takes from run."""
    debian(folder / "base")
    made: dict[str, Image] = {}
    for name in ("build", "web"):
        print(f"Stage {name}", flush=True)
        root = folder / name
        shutil.rmtree(root, ignore_errors=True)
        subprocess.run(["cp", "--archive", folder / "base", root], check=True)
        made[name] = Image(root, made)
        for step in dockerfile.stages()[name].steps:
            made[name].take(step)
    return made["web"]


SANDBOX = """
mount --bind "$0" "$0" && mount -o remount,ro,bind "$0"
mount -t tmpfs -o mode=1777,size=64m tmpfs "$0/tmp"
mount -t tmpfs -o mode=1777,size=64m tmpfs "$0/dev/shm"
mount -t proc proc "$0/proc"
if touch "$0/srv/leg-check/probe" 2>/dev/null; then echo "The root can be written" >&2; exit 1; fi
exec "$@"
"""


@contextmanager
def served(image: Image, port: int) -> Iterator[None]:
    """The image's command as it runs in a container, until the block ends."""
    command = dockerfile.stages()["web"].last("CMD")
    assert command
    # One container, so the database is a file in its /tmp, and gone with it.
    image.environment |= REQUIRED | {
        "ALLOWED_HOSTS": "127.0.0.1",
        "BEHIND_TLS_PROXY": "true",
        "BIND": f"127.0.0.1:{port}",
        "DATABASE_URL": "sqlite:////tmp/db.sqlite3",
    }
    both = f"python manage.py migrate --verbosity 0 && exec {' '.join(command.words)}"
    sandbox = ["unshare", "--mount", "sh", "-ec", SANDBOX]
    process = subprocess.Popen([*sandbox, str(image.root), *image.command("sh", "-c", both)])
    try:
        yield
    finally:
        # Each of these became the next, so this is gunicorn.
        process.terminate()
        process.wait(timeout=60)


def healthy(image: Image) -> None:
    """Waits for the image's own health check to say yes, for two minutes at most."""
    check = dockerfile.stages()["web"].last("HEALTHCHECK")
    assert check
    for _ in range(60):
        if subprocess.run(image.command(*check.words), check=False).returncode == 0:
            return
        time.sleep(2)
    raise SystemExit("It is not healthy.")


def main(folder: Path) -> None:
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        raise SystemExit("This needs root, and debootstrap: apt-get install debootstrap")
    folder.mkdir(parents=True, exist_ok=True)
    image = built(folder)
    kept = [path for path in image.root.rglob("*secret*.json") if path.is_file()]
    assert kept == [], kept
    port = 18123
    with served(image, port):
        healthy(image)
        urgency, pages, pdf = walk(port)
    version = subprocess.run(
        image.command("python", "--version"), check=True, capture_output=True, text=True
    ).stdout.strip()
    print(f"{version} as user {image.user} on a read-only root:")
    print(f"a check of {pages} pages came to {urgency}, its PDF has {len(pdf):,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
