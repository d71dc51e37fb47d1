"""How many generated examples are tried: few among all tests, as many as asked for by hand."""

import os

from hypothesis import HealthCheck, settings

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "0"))


def tried(few: int) -> settings:
    """For a test of generated examples; the database is set back by the test itself."""
    quiet = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=EXAMPLES or few, deadline=None, suppress_health_check=quiet)
