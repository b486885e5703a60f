/** TorchScript files, scored by PyTorch itself. */
@NullMarked
package dev.pandan.pytorch;

import org.jspecify.annotations.NullMarked;
