/** Linear models in plain Java. */
@NullMarked
package dev.pandan.model.linear;

import org.jspecify.annotations.NullMarked;
