"""Dockerfile and docker-compose.yml: sound, without a secret, with as few rights as can be."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tools import dockerfile

from .project import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.any_database]

COMPOSE = ROOT / "docker-compose.yml"
SERVICES = {"web", "migrate", "jobs", "db", "cache", "proxy", "mail"}


@pytest.fixture(scope="module")
def tried_out(tmp_path_factory):
    """A copy of what compose reads, with the .env that a try-out has."""
    folder = tmp_path_factory.mktemp("compose")
    shutil.copytree(ROOT / "deploy", folder / "deploy")
    for name in ("docker-compose.yml", "Dockerfile", ".env.example"):
        shutil.copy(ROOT / name, folder / name)
    subprocess.run([folder / "deploy" / "new-env", "--try-out"], check=True, capture_output=True)
    return folder


def config(folder: Path, *words: str) -> str:
    program = shutil.which("docker-compose")
    if program is None:
        raise RuntimeError(
            "No docker-compose. On Debian and Ubuntu: apt-get install docker-compose"
        )
    return subprocess.run(
        [program, "--profile", "tryout", "config", *words],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


@pytest.fixture(scope="module")
def services(tried_out):
    """The services as compose understands them."""
    return yaml.safe_load(config(tried_out))["services"]


def test_compose_understands_the_file(services):
    assert set(services) == SERVICES


def test_compose_names_what_is_missing(tried_out, tmp_path):
    shutil.copy(COMPOSE, tmp_path)
    with pytest.raises(subprocess.CalledProcessError) as refused:
        config(tmp_path)
    assert "see .env.example" in refused.value.stderr


def test_the_try_out_asks_for_no_edit(tried_out):
    lines = (tried_out / ".env").read_text().splitlines()
    assert [line for line in lines if re.fullmatch(r"\w+=", line)] == []
    assert (tried_out / ".env").stat().st_mode & 0o777 == 0o600
    again = subprocess.run(
        [tried_out / "deploy" / "new-env"], capture_output=True, text=True, check=False
    )
    assert again.returncode == 1
    assert "Its keys open what is stored" in again.stderr


def test_the_application_starts_under_the_try_outs_settings(tried_out, services):
    environment = {
        name: value.replace("$$", "$")
        for name, value in services["web"]["environment"].items()
        if value is not None
    }
    checked = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level=WARNING"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "LEG_CHECK_DEPLOYMENT": "production", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_a_service_has_no_more_rights_than_it_needs(services, name):
    service = services[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "cap_add" not in service
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service.get("privileged", False) is False
    assert service["pids_limit"]
    assert service["mem_limit"]
    user = service.get("user") or of_image(service)
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user), user


def of_image(service) -> str:
    target = service.get("build", {}).get("target", "web")
    return dockerfile.stages()[target].last("USER").rest


def test_only_the_proxy_can_be_reached_from_outside(services):
    open_to_all = {
        name
        for name, service in services.items()
        for port in service.get("ports", [])
        if address_of(port) != "127.0.0.1"
    }
    assert open_to_all == {"proxy"}
    assert set(services["db"]["networks"]) == set(services["cache"]["networks"]) == {"back"}
    assert set(services["proxy"]["networks"]) == {"front"}
    assert yaml.safe_load(COMPOSE.read_text())["networks"]["back"]["internal"] is True


def address_of(port) -> str:
    """Of this machine, where a port is published; empty where it is on every one.

    docker-compose 1 prints ports as text, with the address before two others, and later ones as
    mappings.
    """
    if isinstance(port, dict):
        return port.get("host_ip", "")
    before, _, _ = str(port).rpartition(":")
    return before.rpartition(":")[0]


@pytest.mark.parametrize(
    ("port", "address"),
    [
        ("443:8443/tcp", ""),
        ("8443", ""),
        ("127.0.0.1:8025:8025/tcp", "127.0.0.1"),
        ({"target": 8443, "published": "443", "protocol": "tcp"}, ""),
        ({"host_ip": "127.0.0.1", "target": 8025, "published": "8025"}, "127.0.0.1"),
    ],
)
def test_a_published_port_is_read_as_every_compose_prints_it(port, address):
    assert address_of(port) == address


def test_the_mail_program_reaches_neither_proxy_nor_what_is_stored(services):
    (own,) = services["mail"]["networks"]
    assert {name for name, one in services.items() if own in one["networks"]} == {
        "jobs", "mail", "web",
    }  # fmt: skip


def test_every_image_of_ours_can_be_built_by_whichever_service_comes_first(services):
    for service in services.values():
        assert ("build" in service) is service["image"].startswith("leg-check-")


@pytest.mark.parametrize(("line", "bind"), [("", "0.0.0.0:9100"), ("METRICS_BIND=\n", "")])
def test_metrics_can_be_turned_off(tried_out, tmp_path, line, bind):
    shutil.copytree(tried_out, tmp_path / "copy")
    with (tmp_path / "copy" / ".env").open("a") as file:
        file.write(line)
    told = yaml.safe_load(config(tmp_path / "copy"))["services"]["web"]["environment"]
    assert told["METRICS_BIND"] == bind


def test_a_dollar_in_single_quotes_stays_one(tried_out, tmp_path):
    shutil.copytree(tried_out, tmp_path / "copy")
    env = tmp_path / "copy" / ".env"
    lines = [line for line in env.read_text().splitlines() if not line.startswith("USUAL_CARE=")]
    env.write_text("\n".join([*lines, "USUAL_CARE='the $clinic'"]) + "\n")
    told = yaml.safe_load(config(tmp_path / "copy"))["services"]["web"]["environment"]
    assert told["USUAL_CARE"].replace("$$", "$") == "the $clinic"


def test_a_service_waits_for_what_it_needs(services):
    up, done = "service_healthy", "service_completed_successfully"
    needs = {
        "web": {"migrate": done, "db": up, "cache": up},
        "jobs": {"migrate": done, "db": up, "cache": up},
        "migrate": {"db": up},
        "proxy": {"web": up},
    }
    for name, waits in needs.items():
        found = services[name]["depends_on"]
        assert {one: how["condition"] for one, how in found.items()} == waits


def test_what_is_waited_for_until_healthy_says_whether_it_is(services):
    for name in ("db", "cache", "jobs"):
        assert services[name]["healthcheck"]["test"]
    for target in ("web", "proxy"):
        assert dockerfile.stages()[target].last("HEALTHCHECK")


def test_no_password_has_a_default():
    text = COMPOSE.read_text()
    for name in ("SECRET_KEY", "FIELD_ENCRYPTION_KEYS", "DATABASE_PASSWORD", "POSTGRES_PASSWORD"):
        assert f"${{{name}:?" in text
        assert f"${{{name}:-" not in text


def test_hadolint_finds_nothing():
    hadolint = Path(sys.executable).with_name("hadolint")
    checked = subprocess.run(
        [hadolint, ROOT / "Dockerfile"], capture_output=True, text=True, check=False
    )
    assert checked.stdout + checked.stderr == ""
    assert checked.returncode == 0


def test_what_is_copied_exists_and_is_sent():
    for stage in dockerfile.stages().values():
        for step in stage.steps:
            if step.keyword == "COPY" and "from" not in step.options:
                for name in step.words[:-1]:
                    assert dockerfile.sources(name), name
            elif step.keyword == "COPY":
                assert step.options["from"] in dockerfile.stages()


def test_all_that_the_application_is_made_of_is_copied():
    copied = {
        file
        for step in dockerfile.stages()["build"].steps
        if step.keyword == "COPY"
        for name in step.words[:-1]
        for file in dockerfile.sources(name)
    }
    tracked = subprocess.run(
        ["git", "ls-files", "config", "assessments", "templates", "static", "manage.py"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout.split()  # fmt: skip
    assert {Path(name) for name in tracked} <= copied


@pytest.mark.parametrize(
    "name", [".env", "var/local-secrets.json", ".git/config", "tests/walker.py"]
)
def test_what_is_secret_or_of_no_use_is_not_sent(name):
    assert not dockerfile.sent(Path(name))


def test_no_secret_is_in_a_layer():
    secret = re.compile(r"(SECRET_KEY|ENCRYPTION_KEYS|PASSWORD|EMAIL_URL|DATABASE_URL)\b")
    for stage in dockerfile.stages().values():
        for step in stage.steps:
            assert not secret.search(step.rest), step
            assert step.keyword != "ARG"


def test_images_run_as_nobody_in_particular_and_say_how_they_end():
    for name in ("web", "proxy"):
        stage = dockerfile.stages()[name]
        assert stage.last("STOPSIGNAL")
        assert re.fullmatch(r"\d+:\d+", stage.last("USER").rest)
        assert stage.last("CMD").rest.startswith("[")


def test_packages_are_the_ones_that_were_locked():
    runs = " ".join(step.rest for step in dockerfile.stages()["build"].steps)
    assert "--require-hashes" in runs
    lock = (ROOT / "requirements" / "run.txt").read_text()
    assert all(f"\n{name}==" in lock for name in ("gunicorn", "django", "psycopg-binary", "redis"))
