/** Proof that live features equal offline features. */
@NullMarked
package dev.pandan.training.parity;

import org.jspecify.annotations.NullMarked;
