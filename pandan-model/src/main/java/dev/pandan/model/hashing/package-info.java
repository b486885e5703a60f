/** Texts as numbered buckets, before a model. */
@NullMarked
package dev.pandan.model.hashing;

import org.jspecify.annotations.NullMarked;
