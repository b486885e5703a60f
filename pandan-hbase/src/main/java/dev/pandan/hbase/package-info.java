/** The store on Apache HBase 2.4 and later. */
@NullMarked
package dev.pandan.hbase;

import org.jspecify.annotations.NullMarked;
