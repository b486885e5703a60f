/** Models that come from elsewhere, and models that go elsewhere. */
@NullMarked
package dev.pandan.model.exchange;

import org.jspecify.annotations.NullMarked;
