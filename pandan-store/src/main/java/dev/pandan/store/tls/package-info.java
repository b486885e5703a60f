/** Encrypted connections to databases: the options that all adapters share, and what their failures mean. */
@NullMarked
package dev.pandan.store.tls;

import org.jspecify.annotations.NullMarked;
