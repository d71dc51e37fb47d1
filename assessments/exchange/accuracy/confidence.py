"""How large a share of errors may still be, given how few cases were tried."""

from math import exp, lgamma, log, log1p

SURE = 0.95


def most_likely_missed(errors: int, of: int) -> float:
    """The upper end of the exact one-sided 95 % interval for a share of errors, from 0 to 1.

    By Clopper and Pearson: the share at which so few errors would be seen in 5 % of such series.
    1 for no cases at all. It holds for cases drawn by chance from those that will be judged.
    """
    if errors >= of:
        return 1.0
    low, high = errors / of, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        if _at_most(errors, of, middle) > 1 - SURE:
            low = middle
        else:
            high = middle
    return high


def _at_most(errors: int, of: int, share: float) -> float:
    """How likely so few errors are, when each case is one with that share."""
    return sum(exp(_log_likely(number, of, share)) for number in range(errors + 1))


def _log_likely(number: int, of: int, share: float) -> float:
    """By logarithms, so that no file is too long for it."""
    ways = lgamma(of + 1) - lgamma(number + 1) - lgamma(of - number + 1)
    return ways + number * log(share) + (of - number) * log1p(-share)
