"""The worked vignettes, as the tests read them."""

import json
from pathlib import Path

VIGNETTES = json.loads((Path(__file__).parent / "vignettes.json").read_text())
