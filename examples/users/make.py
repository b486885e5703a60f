#!/usr/bin/env python3
"""Writes people.cql: 600 invented people who signed up, and whether each of them bought something.

    python3 make.py > people.cql

The first three are fixed; the others come from a seeded generator, of which only random() is used,
so every Python 3 writes the same bytes. Older people and those with an address at example.org buy
more often, those at example.net less; the rest is chance.
"""

import datetime
import math
import random

PEOPLE = 600
FIRST_AGES = [25, 30, 28]
DOMAINS = {"example.com": 0.0, "example.org": 1.6, "example.net": -1.6}  # added to the log-odds
START = datetime.datetime(2025, 3, 3, tzinfo=datetime.timezone.utc)
DAYS = 84
LONGEST_THOUGHT = 6 * 24 * 60  # minutes; the label of pandan.yaml waits for 7 days


def person(number, minute, rng):
    age = FIRST_AGES[number - 1] if number <= len(FIRST_AGES) else 18 + int(rng.random() * 48)
    domain = "example.com" if number == 1 else list(DOMAINS)[int(rng.random() * len(DOMAINS))]
    log_odds = (age - 41) / 8 + DOMAINS[domain]
    bought = rng.random() < 1 / (1 + math.exp(-log_odds))
    signed_up = START + datetime.timedelta(minutes=minute)
    decided_at = signed_up + datetime.timedelta(minutes=1 + int(rng.random() * LONGEST_THOUGHT))
    return f"user{number}", domain, age, signed_up, decided_at, bought


def main():
    rng = random.Random(20250303)
    minutes = sorted(int(rng.random() * DAYS * 24 * 60) for _ in range(PEOPLE))
    for number, minute in enumerate(minutes, start=1):
        name, domain, age, signed_up, decided_at, bought = person(number, minute, rng)
        print(f"INSERT INTO example.users (username, email) VALUES ('{name}', '{name}@{domain}');")
        print(
            "INSERT INTO example.people (id, username, age, signed_up, decided_at, bought) VALUES "
            f"({number}, '{name}', {age}, '{cql(signed_up)}', '{cql(decided_at)}', {str(bought).lower()});"
        )


def cql(time):
    return time.strftime("%Y-%m-%d %H:%M:%S+0000")


if __name__ == "__main__":
    main()
