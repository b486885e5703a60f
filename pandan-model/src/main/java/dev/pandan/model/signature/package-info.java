/** What a model declares to take in, and which features go into which of its inputs: the same for every runtime. */
@NullMarked
package dev.pandan.model.signature;

import org.jspecify.annotations.NullMarked;
