package dev.pandan.tensorflow;

import dev.pandan.model.signature.Feed;
import java.util.List;
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
    static Tensor of(Feed feed, List<@Nullable Object[]> rows) {
        Shape shape = Shape.of(feed.shape(rows.size()));
        return switch (feed.type()) {
            case FLOAT -> TFloat32.tensorOf(shape, DataBuffers.of(feed.floats(rows)));
            case DOUBLE -> TFloat64.tensorOf(shape, DataBuffers.of(feed.doubles(rows)));
            case INT64 -> TInt64.tensorOf(shape, DataBuffers.of(feed.longs(rows)));
            case INT32 -> TInt32.tensorOf(shape, DataBuffers.of(feed.ints(rows)));
            case STRING -> TString.tensorOf(NdArrays.wrap(shape, DataBuffers.ofObjects(feed.texts(rows))));
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
