/** Training on Spark: from a project and a store to a bundle in the registry. */
@NullMarked
package dev.pandan.training;

import org.jspecify.annotations.NullMarked;
