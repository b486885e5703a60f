/** Figures of models as text and as JSON. */
@NullMarked
package dev.pandan.cli.report;

import org.jspecify.annotations.NullMarked;
