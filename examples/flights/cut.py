#!/usr/bin/env python3
"""Cuts the data of this example out of the flights of vega-datasets.

    pip install pyarrow==26.0.1
    python3 cut.py flights-3m.parquet airports.csv DIR

Writes DIR/departures.parquet, DIR/arrivals.parquet and DIR/airports.csv: every flight of January to
March 2001 from or to one of New York's three airports. The same input and the same version of
pyarrow give the same bytes. Nothing is left out or repaired, not even the one flight whose delay
cannot be true: to reject it is the loader's task.

Both inputs are in vega-datasets (BSD-3-Clause); the records are the US government's and in the
public domain.
"""

import argparse
import csv
import datetime
import pathlib

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

NEW_YORK = pa.array(["EWR", "JFK", "LGA"])
FROM = datetime.datetime(2001, 1, 1)
UNTIL = datetime.datetime(2001, 4, 1)
EXPECTED_FLIGHTS = 145_937

SECOND = 1_000_000  # times are whole microseconds
GROUND_SECONDS = 30 * 60
SECONDS_PER_MILE = 8  # 7.5 miles a minute, so that no time has to be rounded
EARLIEST_MINUTES = -20

AIRPORT_COLUMNS = ["iata", "state", "latitude", "longitude"]


def read_flights(path):
    """The flights in the fixed order that their ids count: all columns, so no tie is left to chance."""
    year = pq.read_table(path, filters=[("date", ">=", FROM), ("date", "<", UNTIL)])
    new_york = pc.or_(
        pc.is_in(year["origin"], value_set=NEW_YORK),
        pc.is_in(year["destination"], value_set=NEW_YORK),
    )
    order = [(name, "ascending") for name in ["date", "origin", "destination", "distance", "delay"]]
    flights = year.filter(new_york).sort_by(order).combine_chunks()
    if flights.num_rows != EXPECTED_FLIGHTS:
        raise SystemExit(f"{path}: {flights.num_rows} flights, expected {EXPECTED_FLIGHTS}")
    for name in flights.column_names:
        if flights[name].null_count:
            raise SystemExit(f"{path}: column {name} has {flights[name].null_count} nulls, expected none")
    return flights


def utc(micros):
    return micros.cast(pa.timestamp("us", tz="UTC"))


def departures_and_arrivals(flights):
    ids = pa.array([f"f-{n:06d}" for n in range(1, flights.num_rows + 1)])
    departed = flights["date"].cast(pa.int64())
    delay = pc.max_element_wise(flights["delay"], pa.scalar(EARLIEST_MINUTES, pa.int64()))
    flown = pc.add(pc.multiply(flights["distance"], SECONDS_PER_MILE), pc.multiply(delay, 60))
    arrived = pc.add(departed, pc.multiply(pc.add(flown, GROUND_SECONDS), SECOND))
    route = {"origin": flights["origin"], "destination": flights["destination"]}
    distance = {"distance": flights["distance"].cast(pa.int32())}
    late = {"delay": flights["delay"].cast(pa.int32())}
    departures = pa.table({"flight_id": ids, "departed_at": utc(departed), **route, **distance})
    arrivals = pa.table({"flight_id": ids, "arrived_at": utc(arrived), **route, **late})
    return departures, arrivals.sort_by([("arrived_at", "ascending"), ("flight_id", "ascending")])


def write(table, path, encodings):
    """Small files: times and ids in the encodings that fit their order, the rest as dictionaries."""
    pq.write_table(
        table,
        path,
        compression="zstd",
        compression_level=19,
        use_dictionary=[name for name in table.column_names if name not in encodings],
        column_encoding=encodings,
    )


def write_airports(source, target, wanted):
    with open(source, newline="", encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["iata"] in wanted]
    missing = wanted - {row["iata"] for row in rows}
    if missing:
        raise SystemExit(f"{source}: no row for {', '.join(sorted(missing))}")
    with open(target, "w", newline="", encoding="utf-8") as lines:
        out = csv.DictWriter(lines, AIRPORT_COLUMNS, extrasaction="ignore", lineterminator="\n")
        out.writeheader()
        out.writerows(sorted(rows, key=lambda row: row["iata"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("flights", help="flights-3m.parquet of vega-datasets")
    parser.add_argument("airports", help="airports.csv of vega-datasets")
    parser.add_argument("folder", type=pathlib.Path, help="where to write")
    args = parser.parse_args()
    flights = read_flights(args.flights)
    departures, arrivals = departures_and_arrivals(flights)
    args.folder.mkdir(parents=True, exist_ok=True)
    wanted = set(flights["origin"].to_pylist()) | set(flights["destination"].to_pylist())
    write_airports(args.airports, args.folder / "airports.csv", wanted)
    delta = {"flight_id": "DELTA_BYTE_ARRAY", "departed_at": "DELTA_BINARY_PACKED"}
    write(departures, args.folder / "departures.parquet", delta)
    write(arrivals, args.folder / "arrivals.parquet", {"flight_id": "PLAIN", "arrived_at": "DELTA_BINARY_PACKED"})
    for file in ["airports.csv", "departures.parquet", "arrivals.parquet"]:
        print(f"{args.folder / file}: {(args.folder / file).stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
