SELECT file_row_number AS id, count(amount) OVER w AS payments, sum(amount) OVER w AS paid, avg(amount) OVER w AS mean
FROM read_parquet('${file}', file_row_number = true) WHERE file_row_number < ${events}
WINDOW w AS (PARTITION BY account ORDER BY epoch_us(paid_at) RANGE BETWEEN 604800000000 PRECEDING AND 1 PRECEDING)
