package dev.pandan.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.pandan.model.signature.Feed;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that one call of the runtime needs, used again and again: memory of the inputs, and of the output where its size is known. One call at a time. */
final class Lane implements AutoCloseable {
    /** Rows that all inputs take in before the next ones: their values are in the nearest cache then. */
    private static final int BLOCK = 32;

    private final OrtSession session;
    private final ScoreOutput output;
    private final Map<String, Slot> slots = new HashMap<>();
    private final Map<String, OnnxTensorLike> tensors = new HashMap<>();
    private final @Nullable OutputSlot pinned;

    /**
     * @param capacity most rows of a call
     * @param texts by input, see {@link Slot}
     */
    Lane(
            OrtEnvironment environment,
            OrtSession session,
            Map<String, Feed> feeds,
            ScoreOutput output,
            int capacity,
            Map<String, Map<String, OnnxTensor>> texts) {
        this.session = session;
        this.output = output;
        feeds.forEach((name, feed) ->
                slots.put(name, new Slot(environment, feed, capacity, texts.getOrDefault(name, Map.of()))));
        this.pinned = output.form()
                .map(form -> new OutputSlot(environment, form, output.wanted(), capacity))
                .orElse(null);
    }

    /** What the model says of some rows, see {@link ScoreOutput#wanted}. */
    void score(Batch rows, double[] target, int offset) throws OrtException {
        load(rows);
        if (pinned == null) {
            try (OrtSession.Result result = session.run(tensors, Set.of(output.name()))) {
                output.read(result.get(0), rows.size(), target, offset);
            }
            return;
        }
        session.run(tensors, Set.of(), Map.of(output.name(), pinned.tensor(rows.size())))
                .close();
        pinned.read(rows.size(), target, offset);
    }

    private void load(Batch rows) throws OrtException {
        for (int from = 0; from < rows.size(); from += BLOCK) {
            int to = Math.min(from + BLOCK, rows.size());
            for (Slot slot : slots.values()) {
                rows.fill(slot, from, to);
            }
        }
        for (Map.Entry<String, Slot> slot : slots.entrySet()) {
            tensors.put(slot.getKey(), slot.getValue().load(rows));
        }
    }

    @Override
    public void close() {
        slots.values().forEach(Slot::close);
        if (pinned != null) {
            pinned.close();
        }
    }
}
