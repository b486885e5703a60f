package dev.pandan.pytorch;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import dev.pandan.model.signature.Feed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a module for some number of rows: tensors over memory outside the heap that is filled anew for each call, since making them costs more than a small module. One call at a time. */
final class Call implements AutoCloseable {
    private static final String METHOD = "forward";

    private final Natives natives;
    private final PtSymbolBlock module;
    private final PtNDManager manager;
    private final List<Argument> filled = new ArrayList<>();
    private final IValue[] arguments;
    private final long[] handles;

    /** @param rows of each call */
    Call(Natives natives, Model model, List<Feed> feeds, int rows) {
        this.natives = natives;
        this.module = (PtSymbolBlock) model.getBlock();
        this.manager = (PtNDManager) model.getNDManager().newSubManager();
        this.arguments = new IValue[feeds.size()];
        for (int i = 0; i < arguments.length; i++) {
            Feed feed = feeds.get(i);
            Argument argument = new Argument(feed, rows);
            filled.add(argument);
            arguments[i] = IValue.from(manager.create(argument.memory(), new Shape(feed.shape(rows)), argument.type()));
        }
        this.handles = Arrays.stream(arguments).mapToLong(IValue::getHandle).toArray();
    }

    /** The values of the module's output. */
    double[] run(@Nullable Object[][] rows) {
        for (Argument argument : filled) {
            argument.fill(rows);
        }
        long value = natives.run(module.getHandle(), handles);
        try {
            double[] numbers = natives.numbers(value);
            return numbers == null ? first() : numbers;
        } finally {
            natives.delete(value);
        }
    }

    /** Of an output of another type, or of several the first; rare, and not hurried. */
    private double[] first() {
        try (IValue result = IValueUtils.runMethod(module, METHOD, arguments);
                NDList several = result.toNDList(manager);
                NDArray doubles = several.get(0).toType(DataType.FLOAT64, true)) {
            return doubles.toDoubleArray();
        }
    }

    @Override
    public void close() {
        for (IValue argument : arguments) {
            argument.close();
        }
        manager.close();
    }
}
