package dev.pandan.pytorch;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import dev.pandan.model.BatchScorer;
import dev.pandan.model.Domain;
import dev.pandan.model.runtime.OptionalPart;
import dev.pandan.model.signature.Feed;
import dev.pandan.model.signature.ModelInput;
import dev.pandan.model.signature.RowScores;
import dev.pandan.model.signature.Signature;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Scores a TorchScript module with PyTorch, one thread per call: a microsecond or two per operation of the module. Thread-safe. */
final class TorchScorer extends BatchScorer {
    private static final String NAME = "model";
    private static final String FILE = NAME + ".pt";

    private final Model model;
    private final Natives natives = new Natives();
    private final List<Feed> feeds;
    private final RowScores output;
    /** As many as there were calls of one row at the same time. */
    private final Queue<Call> free = new ConcurrentLinkedQueue<>();

    private volatile boolean closed;

    private TorchScorer(Model model, Domain domain, RowScores output, List<Feed> feeds) {
        super(OptionalPart.PYTORCH.scorer(), domain, output.kind(), output.classes());
        this.output = output;
        this.model = model;
        JniUtils.enableInferenceMode((PtSymbolBlock) model.getBlock());
        this.feeds = List.copyOf(feeds);
    }

    /**
     * @param script the file's bytes
     * @param output what {@code forward} gives
     */
    static TorchScorer open(byte[] script, Domain domain, RowScores output) {
        try {
            Path folder = Files.createTempDirectory("pandan-torchscript");
            Path file = folder.resolve(FILE);
            try {
                Files.write(file, script);
                List<ModelInput> inputs = ForwardMethod.read(file, domain).inputs();
                Map<String, Feed> feeds = Signature.bind(domain, inputs);
                List<Feed> inOrder = inputs.stream()
                        .map(input -> Objects.requireNonNull(feeds.get(input.name())))
                        .toList();
                return new TorchScorer(load(folder), domain, output, inOrder);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw PandanException.of(ErrorCode.FILE_UNUSABLE, "the model cannot be written to a temporary folder", e);
        }
    }

    /** The engine looks for its parts with the thread's class loader. */
    private static Model load(Path folder) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(TorchScorer.class.getClassLoader());
        try {
            Model model = Model.newInstance(NAME, Device.cpu(), "PyTorch");
            try {
                model.load(folder, NAME);
                return model;
            } catch (MalformedModelException | EngineException e) {
                model.close();
                throw PandanException.of(
                        ErrorCode.MISMATCH, "the TorchScript file cannot be loaded: " + e.getMessage(), e);
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    protected void run(@Nullable Object[][] rows, double[] target, int offset) {
        // Of this thread: an optimised graph differs from the first calls of it, and so may its bits.
        JniUtils.setGraphExecutorOptimize(false);
        try {
            double[] scores = rows.length == 1 ? one(rows) : several(rows);
            output.read("forward", scores, rows.length, target, offset);
        } catch (EngineException e) {
            throw PandanException.of(
                    ErrorCode.MISMATCH, "the TorchScript module cannot score a row: " + e.getMessage(), e);
        }
    }

    private double[] one(@Nullable Object[][] row) {
        Call call = free.poll();
        if (call == null) {
            call = new Call(natives, model, feeds, 1);
        }
        try {
            return call.run(row);
        } finally {
            free.add(call);
            if (closed) {
                closeFree();
            }
        }
    }

    private double[] several(@Nullable Object[][] rows) {
        try (Call call = new Call(natives, model, feeds, rows.length)) {
            return call.run(rows);
        }
    }

    private void closeFree() {
        for (Call call = free.poll(); call != null; call = free.poll()) {
            call.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        closeFree();
        model.close();
    }
}
