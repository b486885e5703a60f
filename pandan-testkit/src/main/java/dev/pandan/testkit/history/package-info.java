/** Random histories for made-up projects: everything that happens to events. */
@NullMarked
package dev.pandan.testkit.history;

import org.jspecify.annotations.NullMarked;
