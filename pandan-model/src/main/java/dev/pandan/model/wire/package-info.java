/** Messages of Protocol Buffers, read field by field. */
@NullMarked
package dev.pandan.model.wire;

import org.jspecify.annotations.NullMarked;
