-- RANGE frames over departures and arrivals together: right for every aggregate.
WITH flights AS (
  SELECT file_row_number AS id, epoch_us(date) AS departed, delay, origin, destination,
    epoch_us(date) + (1800 + distance * 8 + greatest(delay, -20) * 60) * 1000000 AS arrived
  FROM read_parquet('${file}', file_row_number = true) WHERE file_row_number < ${events}),
events AS (
  SELECT id, departed AS t, origin AS here, destination AS there, origin, NULL::BIGINT AS delay FROM flights
  UNION ALL SELECT NULL, arrived, destination, destination, origin, delay FROM flights)
SELECT id, count(delay) OVER here AS inbound, avg(delay) OVER here AS inbound_delay, avg(delay) OVER there AS there_delay,
  coalesce(sum((delay > 15)::INT) OVER there, 0) AS there_late, count(delay) OVER route AS route_flights, avg(delay) OVER route AS route_delay,
  avg((delay > 15)::INT) OVER route AS late_share
FROM events
WINDOW
  here AS (PARTITION BY here ORDER BY t RANGE BETWEEN 7200000000 PRECEDING AND 1 PRECEDING),
  there AS (PARTITION BY there ORDER BY t RANGE BETWEEN 7200000000 PRECEDING AND 1 PRECEDING),
  route AS (PARTITION BY origin, there ORDER BY t RANGE BETWEEN 604800000000 PRECEDING AND 1 PRECEDING)
QUALIFY id IS NOT NULL
