"""What one call costs."""

import time


def micros(call, calls):
    """Least processor time of a call in microseconds, all threads together, of five rounds."""
    for _ in range(10):
        call()
    rounds = []
    for _ in range(5):
        start = time.process_time()
        for _ in range(calls):
            call()
        rounds.append((time.process_time() - start) / calls * 1e6)
    return min(rounds)
