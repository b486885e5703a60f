/** The algorithms of Spark MLlib by name: their parameters, and what a fitted model is made of. */
@NullMarked
package dev.pandan.training.algorithm;

import org.jspecify.annotations.NullMarked;
