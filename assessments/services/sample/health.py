"""Lasting things about a sample patient: illnesses, medicines, smoking, and pressures."""

from collections.abc import Iterable
from random import Random
from typing import Any

from assessments.triage.answers import QUESTIONS

OLD = 55
"""Years from which illnesses are as common as in COMMON; before, they are a fifth of it."""

COMMON = {
    "high_bp": 0.4,
    "high_chol": 0.3,
    "diabetes": 0.13,
    "ckd": 0.04,
    "heart_attack_angina": 0.06,
    "stroke_tia": 0.03,
    "af": 0.05,
    "thyroid_low": 0.05,
    "family_pad": 0.04,
}
TREATED_BY = {
    "high_bp": ("ace", "ccb", "thiazide", "beta", "water_unsure"),
    "high_chol": ("statin", "statin"),
    "af": ("anticoagulant",),
    "heart_attack_angina": ("beta",),
}
NARROW = ("walking pain", "known narrow arteries")


def background(random: Random, age: int) -> dict[str, Any]:
    """What a patient of that age says of illnesses, medicines and smoking on every check."""
    likely = 1.0 if age >= OLD else 0.2
    ill = [one for one, chance in COMMON.items() if random.random() < chance * likely]
    taken = {
        random.choice(TREATED_BY[one])
        for one in ill
        if one in TREATED_BY and random.random() < 0.75
    }
    return {
        "conditions": _ticked("conditions", ill),
        "medicines": _ticked("medicines", taken),
        "smoking": random.choices(["never", "ex", "current"], [5, 3, 2])[0],
    }


def _ticked(question: str, codes: Iterable[str]) -> Any:
    """The codes as a form would save them; `none` where there are none."""
    return QUESTIONS[question].dump(set(codes) or {"none"})


def pressures(random: Random, known: str, picture: str) -> dict[str, Any]:
    """What a letter said, or a home machine showed; nothing where neither is known."""
    narrow = picture in NARROW
    left, right = (random.uniform(0.5, 0.92) if narrow else random.uniform(0.95, 1.3) for _ in "lr")
    if known == "clinic":
        return {"abi_left": round(left, 2), "abi_right": round(right, 2)}
    if known == "home":
        arm = random.randint(115, 155)
        ankles = {"ankle_left": int(arm * left), "ankle_right": int(arm * right)}
        return {**ankles, "arm_left": arm - random.randint(0, 8), "arm_right": arm}
    return {}
