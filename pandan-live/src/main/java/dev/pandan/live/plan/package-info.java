/** What a project will read and keep when it is live, said beforehand. */
@NullMarked
package dev.pandan.live.plan;

import org.jspecify.annotations.NullMarked;
