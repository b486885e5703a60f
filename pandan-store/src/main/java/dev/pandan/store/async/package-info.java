/** What adapters of asynchronous clients have in common: bounded requests in flight, values made once, failures in Pandan's terms. */
@NullMarked
package dev.pandan.store.async;

import org.jspecify.annotations.NullMarked;
