/** Laws that every scorer keeps. */
@NullMarked
package dev.pandan.testkit.model;

import org.jspecify.annotations.NullMarked;
