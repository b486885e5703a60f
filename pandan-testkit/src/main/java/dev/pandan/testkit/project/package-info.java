/** Projects that tests make up: their text, and what it means by code of its own. */
@NullMarked
package dev.pandan.testkit.project;

import org.jspecify.annotations.NullMarked;
