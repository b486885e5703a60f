"""Checks the JSON line of `./pandan quickstart --once --json` on standard input: what was decided, not how fast."""

import json
import re
import sys

HELD_OUT_DEPARTURES = 29_189
HELD_OUT_ARRIVALS = 29_436

line = json.loads(sys.stdin.read())
problems = []


def expect(holds, field, expected):
    if not holds:
        problems.append(f"{field}: {line.get(field)!r} (expected: {expected})")


def number(field):
    value = line.get(field)
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else float("nan")


expect(number("events") == HELD_OUT_DEPARTURES + HELD_OUT_ARRIVALS, "events",
       HELD_OUT_DEPARTURES + HELD_OUT_ARRIVALS)
expect(number("decisions") == HELD_OUT_DEPARTURES, "decisions", HELD_OUT_DEPARTURES)
expect(number("stored_decisions") == number("decisions"), "stored_decisions", "as many as decisions")
expect(number("parity_checked") == number("decisions"), "parity_checked", "as many as decisions")
expect(number("parity_mismatches") == 0, "parity_mismatches", 0)
expect(number("auc") >= 0.68, "auc", ">= 0.68")
expect(0 < number("average_precision") <= 1, "average_precision", "in (0, 1]")
expect(re.fullmatch("[0-9a-f]{64}", str(line.get("decisions_sha256"))), "decisions_sha256", "64 hex digits")

for problem in problems:
    print(f"quickstart: {problem}", file=sys.stderr)
if not problems:
    print(f"quickstart: {line['decisions']} decisions stored and proved, AUC {line['auc']}")
sys.exit(1 if problems else 0)
