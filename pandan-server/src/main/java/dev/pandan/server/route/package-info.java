/** What is served under which path. */
@NullMarked
package dev.pandan.server.route;

import org.jspecify.annotations.NullMarked;
