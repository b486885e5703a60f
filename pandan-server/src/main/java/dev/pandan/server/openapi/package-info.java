/** The OpenAPI document of a project. */
@NullMarked
package dev.pandan.server.openapi;

import org.jspecify.annotations.NullMarked;
