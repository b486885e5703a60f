/** The store on Apache Cassandra 4.0 and later. */
@NullMarked
package dev.pandan.cassandra;

import org.jspecify.annotations.NullMarked;
