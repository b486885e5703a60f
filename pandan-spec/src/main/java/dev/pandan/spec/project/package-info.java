/** The project file as validated records. */
@NullMarked
package dev.pandan.spec.project;

import org.jspecify.annotations.NullMarked;
