/** Column types and schemas. */
@NullMarked
package dev.pandan.spec.type;

import org.jspecify.annotations.NullMarked;
