/** The only classes of Pandan that run inside a child process; they need nothing but the JDK. */
@NullMarked
package dev.pandan.sandbox.child;

import org.jspecify.annotations.NullMarked;
