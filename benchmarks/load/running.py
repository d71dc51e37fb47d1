"""Sends the patients, and adds up what became of them."""

import time
from pathlib import Path
from threading import Event, Thread

from .browser import TIMEOUT, Target
from .patient import Patient
from .tally import Tally

MOST_PATIENTS = 500
MOST_SECONDS = 3600.0


def run(
    address: str,
    patients: int,
    *,
    seconds: float = 60.0,
    stop: Event | None = None,
    think: float = 0.0,
    retry: bool = True,
    ca: Path | None = None,
    insecure: bool = False,
    seed: int = 1,
) -> Tally:
    """Lets so many patients walk through checks at once, for so long or until stop is set.

    Returns once each has ended the request it was at. address is such as https://127.0.0.1:8443,
    ca a file of certificates to trust. The same seed gives the same answers in the same order.
    """
    if not (0 < patients <= MOST_PATIENTS and 0 < seconds <= MOST_SECONDS):
        raise ValueError(f"at most {MOST_PATIENTS} patients for {MOST_SECONDS:.0f} seconds")
    stop = stop or Event()
    target = Target(address, ca, insecure)
    crowd = [
        Patient(target, stop=stop, think=think, retry=retry, seed=f"{seed}.{number}")
        for number in range(patients)
    ]
    begun, cpu = time.monotonic(), time.process_time()
    threads = [Thread(target=patient.live, daemon=True) for patient in crowd]
    for thread in threads:
        thread.start()
    stop.wait(seconds)
    stop.set()
    lasted = time.monotonic() - begun
    whole = Tally(lasted=lasted)
    for patient, thread in zip(crowd, threads, strict=True):
        thread.join(2 * TIMEOUT)
        if thread.is_alive():
            whole.errors["a patient did not end"] += 1
        whole.add(patient.tally)
    whole.client_cpu = time.process_time() - cpu
    return whole
