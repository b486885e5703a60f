/** Models: their frozen domain, their scorers and their place in the registry. */
@NullMarked
package dev.pandan.model;

import org.jspecify.annotations.NullMarked;
