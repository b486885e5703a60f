-- Spark's window operator: RANGE frames over departures and arrivals together.
WITH flights AS (
  SELECT id, unix_micros(timestamp(date)) AS departed, delay, origin, destination,
    unix_micros(timestamp(date)) + (1800 + distance * 8 + greatest(delay, -20) * 60) * 1000000 AS arrived
  FROM (SELECT _metadata.row_index AS id, date, delay, distance, origin, destination FROM parquet.`${file}`) WHERE id < ${events}),
events AS (
  SELECT id, departed AS t, origin AS here, destination AS there, origin, CAST(NULL AS BIGINT) AS delay FROM flights
  UNION ALL SELECT NULL, arrived, destination, destination, origin, delay FROM flights)
SELECT * FROM (
  SELECT id, count(delay) OVER here AS inbound, avg(delay) OVER here AS inbound_delay, avg(delay) OVER there AS there_delay,
    count_if(delay > 15) OVER there AS there_late, count(delay) OVER route AS route_flights, avg(delay) OVER route AS route_delay,
    avg(double(delay > 15)) OVER route AS late_share
  FROM events
  WINDOW
    here AS (PARTITION BY here ORDER BY t RANGE BETWEEN 7200000000 PRECEDING AND 1 PRECEDING),
    there AS (PARTITION BY there ORDER BY t RANGE BETWEEN 7200000000 PRECEDING AND 1 PRECEDING),
    route AS (PARTITION BY origin, there ORDER BY t RANGE BETWEEN 604800000000 PRECEDING AND 1 PRECEDING))
WHERE id IS NOT NULL
