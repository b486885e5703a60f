/** Bundles: what is deployed, kept in the project's own database. */
@NullMarked
package dev.pandan.model.registry;

import org.jspecify.annotations.NullMarked;
