/** JSON written straight to bytes. */
@NullMarked
package dev.pandan.server.json;

import org.jspecify.annotations.NullMarked;
