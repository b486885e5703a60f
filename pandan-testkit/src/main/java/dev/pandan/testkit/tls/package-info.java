/** Certificates for tests of encrypted connections. */
@NullMarked
package dev.pandan.testkit.tls;

import org.jspecify.annotations.NullMarked;
