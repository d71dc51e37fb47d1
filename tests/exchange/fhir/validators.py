"""What others find wrong with a FHIR resource of ours: three validators, none of them ours."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import IO, Any

from pydantic import ValidationError

from tests.operations.project import ROOT

FOLDER = ROOT / "tools/fhir-validators"


class Validators:
    """Asks fhir.resources (types), fhir (required codes) and Medplum (rules between elements)."""

    def __init__(self, program: subprocess.Popen[str]) -> None:
        self._into, self._from = _pipe(program.stdin), _pipe(program.stdout)

    def problems(self, resource: dict[str, Any]) -> list[str]:
        """Each thing that any of them finds wrong; a Bundle is looked through with all it holds."""
        return [*_types(resource), *self._node(resource)]

    def _node(self, resource: dict[str, Any]) -> list[str]:
        self._into.write(json.dumps(resource) + "\n")
        self._into.flush()
        answer = self._from.readline()
        assert answer, "the validators ended; what they said stands above"
        return list(json.loads(answer))


@contextmanager
def validating() -> Iterator[Validators]:
    """The validators, for as long as the block lasts."""
    assert (FOLDER / "node_modules").exists(), (
        "The FHIR validators are not installed: tools/node-packages fhir-validators"
    )
    command = ["node", "validate.mjs"]
    with subprocess.Popen(
        command, cwd=FOLDER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        yield Validators(program)
        _pipe(program.stdin).close()


def _types(resource: dict[str, Any]) -> list[str]:
    kind = resource["resourceType"]
    model = getattr(import_module(f"fhir.resources.R4B.{kind.lower()}"), kind)
    try:
        model.model_validate(resource)
    except ValidationError as error:
        return [f"fhir.resources: {one['loc']}: {one['msg']}" for one in error.errors()]
    return []


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe
