SELECT id, count(amount) OVER w AS payments, sum(amount) OVER w AS paid, avg(amount) OVER w AS mean
FROM (SELECT _metadata.row_index AS id, paid_at, account, amount FROM parquet.`${file}`) WHERE id < ${events}
WINDOW w AS (PARTITION BY account ORDER BY unix_micros(timestamp(paid_at)) RANGE BETWEEN 604800000000 PRECEDING AND 1 PRECEDING)
