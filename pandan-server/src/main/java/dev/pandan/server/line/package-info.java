/** Lines over HTTP: cut from chunks, gathered into chunks. */
@NullMarked
package dev.pandan.server.line;

import org.jspecify.annotations.NullMarked;
