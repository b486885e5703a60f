/** The store: what Pandan asks of a distributed database, as small as it can be. */
@NullMarked
package dev.pandan.store;

import org.jspecify.annotations.NullMarked;
