-- 300,000 payments of five accounts in 28 days: some 15,000 rows in a window of seven days.
COPY (
  SELECT make_timestamp(1704067200000000 + i * 8064000 + i * 7919 % 3000000) AS paid_at, 'account-' || (i * 31 // 7) % 5 AS account,
    (i * 7919 % 100003) / 7.0 AS amount
  FROM range(${events}) AS numbers(i)
) TO '${file}' (FORMAT parquet)
