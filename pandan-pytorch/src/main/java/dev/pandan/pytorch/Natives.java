package dev.pandan.pytorch;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.JniUtils;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The functions of PyTorch's native library that a call of a module takes, and nothing around them: DJL's own classes make and track several objects for every call, which costs
 * as much as some layers of a small network. They are not public there; a version without them is refused when the first module is opened. Thread-safe.
 */
final class Natives {
    private static final String LIBRARY = "ai.djl.pytorch.jni.PyTorchLibrary";
    private static final String METHOD = "forward";
    private static final List<DataType> TYPES = List.of(DataType.values());

    private final MethodHandle run;
    private final MethodHandle isTensor;
    private final MethodHandle tensor;
    private final MethodHandle type;
    private final MethodHandle bytes;
    private final MethodHandle deleteTensor;
    private final MethodHandle deleteValue;

    Natives() {
        try {
            Class<?> library = Class.forName(LIBRARY, true, JniUtils.class.getClassLoader());
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(library, MethodHandles.lookup());
            Object instance =
                    lookup.findStaticVarHandle(library, "LIB", library).get();
            Binder binder = new Binder(lookup, library, instance);
            this.run = binder.bind(
                    "moduleRunMethod",
                    long.class,
                    long.class,
                    String.class,
                    long[].class,
                    boolean.class,
                    boolean.class);
            this.isTensor = binder.bind("iValueIsTensor", boolean.class, long.class);
            this.tensor = binder.bind("iValueToTensor", long.class, long.class);
            this.type = binder.bind("torchDType", int.class, long.class);
            this.bytes = binder.bind("torchDataPtr", byte[].class, long.class);
            this.deleteTensor = binder.bind("torchDeleteTensor", void.class, long.class);
            this.deleteValue = binder.bind("torchDeleteIValue", void.class, long.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a version of DJL whose natives are not known: " + e.getMessage(), e);
        }
    }

    private record Binder(MethodHandles.Lookup lookup, Class<?> library, Object instance) {
        MethodHandle bind(String name, Class<?> result, Class<?>... parameters) throws ReflectiveOperationException {
            return lookup.findVirtual(library, name, MethodType.methodType(result, parameters))
                    .bindTo(instance);
        }
    }

    /**
     * A module's output; to be deleted.
     *
     * @param arguments handles of values
     */
    long run(long module, long[] arguments) {
        try {
            return (long) run.invokeExact(module, METHOD, arguments, false, false);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    void delete(long value) {
        try {
            deleteValue.invokeExact(value);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** The numbers of a value in the order of its dimensions; null if it is no tensor of single or double precision. */
    double @Nullable [] numbers(long value) {
        try {
            if (!(boolean) isTensor.invokeExact(value)) {
                return null;
            }
            long handle = (long) tensor.invokeExact(value);
            try {
                DataType of = TYPES.get((int) type.invokeExact(handle));
                return of == DataType.FLOAT32
                        ? ofFloats(buffer(handle).asFloatBuffer())
                        : of == DataType.FLOAT64 ? ofDoubles(buffer(handle).asDoubleBuffer()) : null;
            } finally {
                deleteTensor.invokeExact(handle);
            }
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** A copy. */
    private ByteBuffer buffer(long handle) throws Throwable {
        return ByteBuffer.wrap((byte[]) bytes.invokeExact(handle)).order(ByteOrder.nativeOrder());
    }

    private static double[] ofDoubles(DoubleBuffer doubles) {
        double[] values = new double[doubles.remaining()];
        doubles.get(values);
        return values;
    }

    private static double[] ofFloats(FloatBuffer floats) {
        double[] values = new double[floats.remaining()];
        for (int i = 0; i < values.length; i++) {
            values[i] = floats.get(i);
        }
        return values;
    }

    /** What the library throws is unchecked. */
    private static RuntimeException failed(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }
}
