/** Real database servers in child processes, started from their published artifacts. */
@NullMarked
package dev.pandan.sandbox;

import org.jspecify.annotations.NullMarked;
