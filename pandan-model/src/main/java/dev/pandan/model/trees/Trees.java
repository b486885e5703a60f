package dev.pandan.model.trees;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Typical;
import dev.pandan.model.onnx.CalibrationNote;
import dev.pandan.model.onnx.OnnxScorer;
import dev.pandan.model.onnx.OnnxWriter;
import dev.pandan.model.signature.ElementType;
import dev.pandan.model.signature.Feed;
import dev.pandan.model.signature.Signature;
import dev.pandan.spec.error.PandanException;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Opens ONNX files that are an ensemble of trees. */
public final class Trees {
    private Trees() {}

    /**
     * Whether plain Java gives what ONNX Runtime gives: the file is an ensemble of trees whose columns are each of one feature, and rows at and beside all thresholds have the same
     * scores, bit for bit; where the score is the logistic function of the sum, up to the last bits in which exponential functions of different machines differ.
     */
    public static boolean serve(byte[] file, Domain domain, OutputKind kind, List<String> classes) {
        try (TreeScorer ours = open(file, domain, kind, classes);
                OnnxScorer theirs = new OnnxScorer(file, domain, kind, classes)) {
            return new Twins(ours, theirs).areSame();
        } catch (PandanException | IndexOutOfBoundsException | NoSuchElementException e) {
            return false;
        }
    }

    /** {@code MISMATCH} if the file is something else. */
    public static TreeScorer open(byte[] file, Domain domain, OutputKind kind, List<String> classes) {
        GraphFile graph = GraphFile.read(file);
        Map<String, Columns> inputs = new HashMap<>();
        Signature.bind(domain, graph.inputs()).forEach((name, feed) -> inputs.put(name, columns(feed)));
        Reading reading = new Reading(graph.constants(), inputs);
        Optional<CalibrationNote> note = note(file);
        for (GraphNode node : graph.nodes()) {
            // What comes behind the uncalibrated score is known from the note.
            if (note.isEmpty() || !reading.has(note.get().uncalibrated())) {
                reading.read(node);
            }
        }
        List<Column> seen = reading.seen();
        int[] used = Arrays.stream(reading.forest().column())
                .filter(column -> column >= 0)
                .distinct()
                .sorted()
                .toArray();
        int[] places = new int[seen.size()];
        for (int i = 0; i < used.length; i++) {
            places[used[i]] = i;
        }
        return new TreeScorer(
                domain,
                classes,
                new Preparation(IntStream.of(used).mapToObj(seen::get).toList()),
                reading.forest().over(places),
                note.map(found -> calibrated(reading, found, kind))
                        .orElseGet(() -> scores(reading, graph.outputs(), kind, classes)),
                typical(domain));
    }

    private static Optional<CalibrationNote> note(byte[] file) {
        try {
            return CalibrationNote.read(file);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw Unreadable.because("a note of a calibration that is none");
        }
    }

    private static List<Column.Numeric> calibrated(Reading reading, CalibrationNote note, OutputKind kind) {
        Column.Numeric score =
                scores(reading, List.of(note.uncalibrated()), kind, List.of()).get(0);
        return List.of(score.map(note.calibration()::of, score.bend().calibrated(), Trend.UNKNOWN));
    }

    /** The value that {@link OnnxScorer} would read: its name says so, or it is the first. */
    private static List<Column.Numeric> scores(
            Reading reading, List<String> outputs, OutputKind kind, List<String> classes) {
        String name = outputs.stream()
                .filter(reading::has)
                .min(Comparator.comparingInt(
                        output -> output.equals(OnnxWriter.SCORE) ? 0 : output.contains("prob") ? 1 : 2))
                .orElseThrow(() -> Unreadable.because("outputs " + outputs + " that are not of the trees"));
        List<Column.Numeric> scores = reading.output(name);
        if (kind == OutputKind.BINARY && scores.size() == 2) {
            return scores.subList(1, 2);
        }
        int expected = kind == OutputKind.CLASS ? classes.size() : 1;
        if (scores.size() != expected) {
            throw Unreadable.because(scores.size() + " values in its output '" + name + "'");
        }
        return scores;
    }

    private static Optional<@Nullable Object[]> typical(Domain domain) {
        List<Domain.Input> inputs = domain.inputs();
        @Nullable Object[] row = new Object[inputs.size()];
        for (int i = 0; i < row.length; i++) {
            Typical value = inputs.get(i).typical();
            if (value == null) {
                return Optional.empty();
            }
            row[i] = value.value(inputs.get(i));
        }
        return Optional.of(row);
    }

    private static Columns columns(Feed feed) {
        List<Column> all = new ArrayList<>();
        for (Feed.Part part : feed.parts()) {
            if (feed.type() == ElementType.STRING) {
                all.add(new Column.Text(part.position(), part.missing()));
            } else if (feed.type() == ElementType.INT64 || feed.type() == ElementType.INT32) {
                Map<String, Double> codes = new HashMap<>();
                part.codes().forEach((category, code) -> codes.put(category, (double) code));
                double other = codes.size();
                all.add(new Column.Category(part.position(), codes, other, other));
            } else {
                for (int element = 0; element < part.width(); element++) {
                    all.add(new Column.Numeric(part.position(), element));
                }
            }
        }
        return new Columns(type(feed.type()), all);
    }

    private static int type(ElementType type) {
        return switch (type) {
            case FLOAT -> Tensor.FLOAT;
            case DOUBLE -> Tensor.DOUBLE;
            case STRING -> Tensor.STRING;
            case INT64 -> Tensor.INT64;
            case INT32 -> Tensor.INT32;
            case OTHER -> 0;
        };
    }
}
