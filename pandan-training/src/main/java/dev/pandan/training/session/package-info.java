/** Spark for those who do not know Spark: training, evaluation and parity checks in one session. */
@NullMarked
package dev.pandan.training.session;

import org.jspecify.annotations.NullMarked;
