/** What a model says about an event. */
@NullMarked
package dev.pandan.engine.verdict;

import org.jspecify.annotations.NullMarked;
