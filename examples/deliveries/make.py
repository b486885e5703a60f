"""Invented deliveries: `python3 make.py` writes data/orders.csv and data/arrivals.csv."""

import csv
import datetime
import random

ORDERS = 1_600
KITCHENS = {"basil": 0, "curry house": 6, "noodle bar": -4, "smokehouse": 13, "taco stand": -7}  # minutes
WEATHER = {"dry": 0, "rain": 9, "snow": 21}  # minutes
NOISE = 3.0  # standard deviation of what nothing explains, minutes
START = datetime.datetime(2026, 3, 2, 10)

random.seed(7)


def orders():
    time = START
    recent = {kitchen: [] for kitchen in KITCHENS}
    weather = "dry"
    for number in range(1, ORDERS + 1):
        time += datetime.timedelta(seconds=random.expovariate(1 / 420))
        if random.random() < 0.02:
            weather = random.choices(list(WEATHER), [6, 3, 1])[0]
        kitchen = random.choice(list(KITCHENS))
        recent[kitchen] = [t for t in recent[kitchen] if t >= time - datetime.timedelta(hours=1)]
        busy = len(recent[kitchen])
        recent[kitchen].append(time)
        distance = round(random.uniform(0.3, 9), 1)
        items = random.choices([1, 2, 3, 4, 5, 8], [8, 8, 5, 3, 2, 1])[0]
        minutes = 12 + 4 * distance + 1.5 * items + KITCHENS[kitchen] + WEATHER[weather] + 2.5 * busy
        minutes = max(5, round(minutes + random.gauss(0, NOISE)))
        yield number, time, kitchen, weather, distance, items, minutes


def text(time):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


with open("data/orders.csv", "w", newline="") as some, open("data/arrivals.csv", "w", newline="") as others:
    ordered, arrived = csv.writer(some, lineterminator="\n"), csv.writer(others, lineterminator="\n")
    ordered.writerow(["order_id", "ordered_at", "kitchen", "weather", "distance", "items"])
    arrived.writerow(["order_id", "arrived_at", "minutes"])
    for number, time, kitchen, weather, distance, items, minutes in orders():
        ordered.writerow([f"o-{number}", text(time), kitchen, weather, distance, items])
        arrived.writerow([f"o-{number}", text(time + datetime.timedelta(minutes=minutes)), minutes])
