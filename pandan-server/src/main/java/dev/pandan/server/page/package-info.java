/** The pages: dashboard and API. */
@NullMarked
package dev.pandan.server.page;

import org.jspecify.annotations.NullMarked;
