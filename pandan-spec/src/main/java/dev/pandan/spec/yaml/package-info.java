/** YAML that is not a project file. */
@NullMarked
package dev.pandan.spec.yaml;

import org.jspecify.annotations.NullMarked;
