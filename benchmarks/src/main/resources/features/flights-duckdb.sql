-- What a window holds is the difference of two running totals, found by ASOF joins: right for sums and counts alone, and with whole
-- numbers also exact. Peers of one time have the same running total.
WITH flights AS (
  SELECT file_row_number AS id, epoch_us(date) AS departed, delay, origin, destination,
    epoch_us(date) + (1800 + distance * 8 + greatest(delay, -20) * 60) * 1000000 AS arrived
  FROM read_parquet('${file}', file_row_number = true) WHERE file_row_number < ${events}),
airports AS MATERIALIZED (
  SELECT destination, arrived, count(*) OVER w AS n, sum(delay) OVER w AS total, count_if(delay > 15) OVER w AS late
  FROM flights WINDOW w AS (PARTITION BY destination ORDER BY arrived)),
routes AS MATERIALIZED (
  SELECT origin, destination, arrived, count(*) OVER w AS n, sum(delay) OVER w AS total, count_if(delay > 15) OVER w AS late
  FROM flights WINDOW w AS (PARTITION BY origin, destination ORDER BY arrived)),
found AS (
  SELECT f.id,
    coalesce(here.n, 0) - coalesce(here0.n, 0) AS here_n, coalesce(here.total, 0) - coalesce(here0.total, 0) AS here_total,
    coalesce(there.n, 0) - coalesce(there0.n, 0) AS there_n, coalesce(there.total, 0) - coalesce(there0.total, 0) AS there_total,
    coalesce(there.late, 0) - coalesce(there0.late, 0) AS there_late,
    coalesce(route.n, 0) - coalesce(route0.n, 0) AS route_n, coalesce(route.total, 0) - coalesce(route0.total, 0) AS route_total,
    coalesce(route.late, 0) - coalesce(route0.late, 0) AS route_late
  FROM flights f
  ASOF LEFT JOIN airports here ON here.destination = f.origin AND here.arrived < f.departed
  ASOF LEFT JOIN airports here0 ON here0.destination = f.origin AND here0.arrived < f.departed - 7200000000
  ASOF LEFT JOIN airports there ON there.destination = f.destination AND there.arrived < f.departed
  ASOF LEFT JOIN airports there0 ON there0.destination = f.destination AND there0.arrived < f.departed - 7200000000
  ASOF LEFT JOIN routes route ON route.origin = f.origin AND route.destination = f.destination AND route.arrived < f.departed
  ASOF LEFT JOIN routes route0 ON route0.origin = f.origin AND route0.destination = f.destination
    AND route0.arrived < f.departed - 604800000000)
SELECT id, here_n AS inbound, here_total / nullif(here_n, 0) AS inbound_delay, there_total / nullif(there_n, 0) AS there_delay, there_late,
  route_n AS route_flights, route_total / nullif(route_n, 0) AS route_delay, route_late / nullif(route_n, 0) AS late_share
FROM found
