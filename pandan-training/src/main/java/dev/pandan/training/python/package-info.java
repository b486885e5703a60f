/** Training by a Python script of the user's: its environment, its data, its process, and what it leaves behind. Pickled models go the same way. */
@NullMarked
package dev.pandan.training.python;

import org.jspecify.annotations.NullMarked;
