/** Windows computed in the plainest way, to compare the engine with. */
@NullMarked
package dev.pandan.testkit.naive;

import org.jspecify.annotations.NullMarked;
