/** Errors as RFC 9457 problem documents. */
@NullMarked
package dev.pandan.server.problem;

import org.jspecify.annotations.NullMarked;
