package dev.pandan.benchmarks.models;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.pandan.model.Domain;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** ONNX Runtime called by hand for one model: one thread, pinned memory for inputs and output, values that lie ready as primitive arrays. */
final class BareOnnx implements AutoCloseable {
    private final OrtSession session;
    private final Map<String, BareInput> inputs = new HashMap<>();
    private final Map<String, OnnxTensorLike> tensors = new HashMap<>();
    private final Map<String, OnnxTensor> outputs = new HashMap<>();
    private final ByteBuffer memory;
    private final boolean isDouble;
    private final int width;

    /**
     * @param rows all rows
     * @param size rows of a call
     */
    BareOnnx(byte[] model, Domain domain, List<@Nullable Object[]> rows, int size) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            this.session = environment.createSession(model, options);
        }
        for (NodeInfo input : session.getInputInfo().values()) {
            BareValues values = new BareValues(domain, positions(domain, input));
            OnnxJavaType type = ((TensorInfo) input.getInfo()).type;
            inputs.put(input.getName(), new BareInput(environment, values.of(type, rows), size, values.width()));
        }
        NodeInfo output = output(session);
        TensorInfo info = (TensorInfo) output.getInfo();
        this.isDouble = info.type == OnnxJavaType.DOUBLE;
        this.width = info.getShape().length == 1 ? 1 : (int) info.getShape()[1];
        this.memory = ByteBuffer.allocateDirect(size * width * Double.BYTES).order(ByteOrder.nativeOrder());
        long[] shape = info.getShape().length == 1 ? new long[] {size} : new long[] {size, width};
        outputs.put(
                output.getName(),
                isDouble
                        ? OnnxTensor.createTensor(environment, memory.asDoubleBuffer(), shape)
                        : OnnxTensor.createTensor(
                                environment, memory.asFloatBuffer().limit(size * width), shape));
    }

    private static NodeInfo output(OrtSession session) throws OrtException {
        List<NodeInfo> all = new ArrayList<>(session.getOutputInfo().values());
        return all.stream()
                .filter(output ->
                        output.getName().equals("score") || output.getName().contains("prob"))
                .findFirst()
                .orElse(all.get(0));
    }

    /** The feature of that name, or all of the input's kind. */
    private static int[] positions(Domain domain, NodeInfo input) {
        List<Domain.Input> features = domain.inputs();
        int[] named = IntStream.range(0, features.size())
                .filter(i -> features.get(i).name().equals(input.getName()))
                .toArray();
        boolean number = ((TensorInfo) input.getInfo()).type == OnnxJavaType.FLOAT;
        return named.length > 0
                ? named
                : IntStream.range(0, features.size())
                        .filter(i -> features.get(i).number() == number)
                        .toArray();
    }

    /** Scores the rows of one call; the last one's score. */
    double run(int call) throws OrtException {
        for (Map.Entry<String, BareInput> input : inputs.entrySet()) {
            tensors.put(input.getKey(), input.getValue().load(call));
        }
        session.run(tensors, Set.of(), outputs).close();
        return isDouble
                ? memory.getDouble(memory.capacity() - Double.BYTES)
                : memory.getFloat((memory.capacity() / Double.BYTES - 1) * Float.BYTES);
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
