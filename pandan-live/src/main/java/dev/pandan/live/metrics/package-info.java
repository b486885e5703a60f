/** What the live path counts and how long it takes. */
@NullMarked
package dev.pandan.live.metrics;

import org.jspecify.annotations.NullMarked;
