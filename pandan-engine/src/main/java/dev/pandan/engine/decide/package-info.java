/** From an event to features, and from a score to an action. */
@NullMarked
package dev.pandan.engine.decide;

import org.jspecify.annotations.NullMarked;
