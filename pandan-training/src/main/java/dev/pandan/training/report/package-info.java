/** The training report: one HTML file with plots. */
@NullMarked
package dev.pandan.training.report;

import org.jspecify.annotations.NullMarked;
