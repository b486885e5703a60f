/** The main class of the test server, run in a child process. */
@NullMarked
package dev.pandan.sandbox.mongodb;

import org.jspecify.annotations.NullMarked;
