package dev.pandan.tensorflow;

import dev.pandan.model.signature.Feed;
import dev.pandan.model.signature.Filling;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.NdArrays;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TString;

/** Rows as TensorFlow's tensors, and back. */
final class Tensors {
    private Tensors() {}

    /** The caller closes it. */
    static Tensor of(Feed feed, @Nullable Object[][] rows) {
        Shape shape = Shape.of(feed.shape(rows.length));
        Filling filling = feed.filling();
        int size = rows.length * feed.width();
        return switch (feed.type()) {
            case FLOAT -> {
                float[] values = new float[size];
                filling.put(rows, values);
                yield TFloat32.tensorOf(shape, DataBuffers.of(values));
            }
            case DOUBLE -> {
                double[] values = new double[size];
                filling.put(rows, values);
                yield TFloat64.tensorOf(shape, DataBuffers.of(values));
            }
            case INT64 -> {
                long[] values = new long[size];
                filling.put(rows, values);
                yield TInt64.tensorOf(shape, DataBuffers.of(values));
            }
            case INT32 -> {
                int[] values = new int[size];
                filling.put(rows, values);
                yield TInt32.tensorOf(shape, DataBuffers.of(values));
            }
            case STRING -> {
                String[] values = new String[size];
                filling.put(rows, values);
                yield TString.tensorOf(NdArrays.wrap(shape, DataBuffers.ofObjects(values)));
            }
            case OTHER -> throw new IllegalStateException(feed.type().toString());
        };
    }

    /** All values, in the order of their rows. */
    static double[] values(Tensor tensor) {
        double[] values = new double[(int) tensor.size()];
        if (tensor instanceof TFloat64 doubles) {
            doubles.asRawTensor().data().asDoubles().read(values);
            return values;
        }
        float[] floats = new float[values.length];
        ((TFloat32) tensor).asRawTensor().data().asFloats().read(floats);
        for (int i = 0; i < floats.length; i++) {
            values[i] = floats[i];
        }
        return values;
    }
}
