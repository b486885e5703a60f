package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.cql.BatchableStatement;

/**
 * One row to write.
 *
 * @param partition tells whether two rows lie in one partition of one table
 * @param bytes about as many as Cassandra counts for it
 */
record Put(BatchableStatement<?> statement, Object partition, int bytes) {}
