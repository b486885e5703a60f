/** What every store has to do, as tests that each adapter inherits. */
@NullMarked
package dev.pandan.testkit.store;

import org.jspecify.annotations.NullMarked;
