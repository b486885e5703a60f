/** The laws that features keep, and random cases to try them on. */
@NullMarked
package dev.pandan.testkit.law;

import org.jspecify.annotations.NullMarked;
