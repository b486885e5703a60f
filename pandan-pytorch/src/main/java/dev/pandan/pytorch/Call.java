package dev.pandan.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import dev.pandan.model.signature.ElementType;
import dev.pandan.model.signature.Feed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a module for some number of rows: tensors over memory outside the heap that is filled anew for each call, since making them costs more than a small module. One call at a time. */
final class Call implements AutoCloseable {
    private static final String METHOD = "forward";

    private final List<Feed> feeds;
    private final PtNDManager manager;
    private final ByteBuffer[] memory;
    private final IValue[] arguments;

    /** @param rows of each call */
    Call(NDManager parent, List<Feed> feeds, int rows) {
        this.feeds = feeds;
        this.manager = (PtNDManager) parent.newSubManager();
        this.memory = new ByteBuffer[feeds.size()];
        this.arguments = new IValue[feeds.size()];
        for (int i = 0; i < arguments.length; i++) {
            Feed feed = feeds.get(i);
            DataType type = type(feed.type());
            memory[i] = ByteBuffer.allocateDirect(rows * feed.width() * type.getNumOfBytes())
                    .order(ByteOrder.nativeOrder());
            arguments[i] = IValue.from(manager.create(memory[i], new Shape(feed.shape(rows)), type));
        }
    }

    private static DataType type(ElementType type) {
        return switch (type) {
            case FLOAT -> DataType.FLOAT32;
            case INT64 -> DataType.INT64;
            default -> throw new IllegalStateException(type.toString());
        };
    }

    /** The values of the module's output. */
    double[] run(PtSymbolBlock module, List<@Nullable Object[]> rows) {
        for (int i = 0; i < memory.length; i++) {
            Feed feed = feeds.get(i);
            if (feed.type() == ElementType.FLOAT) {
                memory[i].asFloatBuffer().put(feed.floats(rows));
            } else {
                memory[i].asLongBuffer().put(feed.longs(rows));
            }
        }
        try (IValue result = IValueUtils.runMethod(module, METHOD, arguments)) {
            if (result.isTensor()) {
                try (NDArray scores = result.toTensor(manager)) {
                    return values(scores);
                }
            }
            try (var several = result.toNDList(manager)) {
                return values(several.get(0));
            }
        }
    }

    private static double[] values(NDArray scores) {
        if (scores.getDataType() != DataType.FLOAT32) {
            try (NDArray doubles = scores.toType(DataType.FLOAT64, true)) {
                return doubles.toDoubleArray();
            }
        }
        float[] singles = scores.toFloatArray();
        double[] values = new double[singles.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = singles[i];
        }
        return values;
    }

    @Override
    public void close() {
        for (IValue argument : arguments) {
            argument.close();
        }
        manager.close();
    }
}
