/** HTTP interface of a running project: events in, decisions out, metrics, pages. */
@NullMarked
package dev.pandan.server;

import org.jspecify.annotations.NullMarked;
