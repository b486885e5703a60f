/** What is counted, for Prometheus and for the dashboard. */
@NullMarked
package dev.pandan.server.metrics;

import org.jspecify.annotations.NullMarked;
