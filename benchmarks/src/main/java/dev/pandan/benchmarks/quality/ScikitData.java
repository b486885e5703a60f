package dev.pandan.benchmarks.quality;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.expression.ProjectCompiler;
import dev.pandan.spec.project.ProjectReader;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.spec.project.Target;
import dev.pandan.spec.row.RowCodec;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.StoredEvent;
import dev.pandan.store.memory.MemoryStore;
import dev.pandan.training.fit.Lesson;
import dev.pandan.training.history.FeatureExample;
import dev.pandan.training.history.StoredProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** A data set of scikit-learn as a stream of events, a minute apart, and a stream of what came of them, a second later. */
final class ScikitData {
    private static final long MINUTE = 60_000_000;
    private static final long SECOND = 1_000_000;
    private static final String DECISION = "quality";

    private final String name;
    private final Target target;
    private final List<double[]> rows;
    private final int width;

    /**
     * @param file numbers with a line of headings, the label last
     */
    ScikitData(String name, Target target, Path file) throws IOException {
        this.name = name;
        this.target = target;
        this.rows = Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> Arrays.stream(line.split(","))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
        this.width = rows.get(0).length - 1;
    }

    DataSet load(SparkSession spark) {
        Lesson lesson = Lessons.of(spark, store(), DECISION);
        List<String> names = IntStream.range(0, width).mapToObj(i -> "f" + i).toList();
        Table table = new Table(names, List.of(), raw(lesson.training().collect()), raw(lesson.validation()));
        return new DataSet(name, target, lesson, table);
    }

    /** The numbers as they were in the file, in doubles. */
    private List<Table.Row> raw(List<FeatureExample> examples) {
        return examples.stream()
                .map(example -> rows.get(Integer.parseInt(example.id().substring(1))))
                .map(row -> {
                    List<@Nullable Object> values = new ArrayList<>();
                    IntStream.range(0, width).forEach(i -> values.add(row[i]));
                    return new Table.Row(values, row[width]);
                })
                .toList();
    }

    private StoredProject store() {
        String text = project();
        ProjectProgram program = ProjectCompiler.compile(ProjectReader.read("pandan.yaml", text, name -> null));
        MemoryStore store = new MemoryStore();
        store.create(new StoreLayout(List.of("samples", "outcomes"), List.of(), List.of()))
                .join();
        store.write(events(program), List.of()).join();
        return new StoredProject(
                program, text, store, new StoreAddress("memory", false, List.of(), "", Map.of()), DECISION);
    }

    private List<StoredEvent> events(ProjectProgram program) {
        RowCodec samples = codec(program, "samples");
        RowCodec outcomes = codec(program, "outcomes");
        List<StoredEvent> events = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String id = "r" + i;
            long at = i * MINUTE;
            Object[] sample = new Object[width + 2];
            sample[0] = id;
            sample[1] = at;
            for (int j = 0; j < width; j++) {
                sample[j + 2] = rows.get(i)[j];
            }
            Object[] outcome = {id, at + SECOND, rows.get(i)[width]};
            events.add(new StoredEvent("samples", id, at, samples.encode(sample), 2L * i + 1, 0, Map.of()));
            events.add(new StoredEvent("outcomes", id, at + SECOND, outcomes.encode(outcome), 2L * i + 2, 0, Map.of()));
        }
        return events;
    }

    private static RowCodec codec(ProjectProgram program, String stream) {
        return new RowCodec(
                Objects.requireNonNull(program.project().streams().get(stream)).schema());
    }

    private String project() {
        String columns =
                IntStream.range(0, width).mapToObj(i -> "f" + i + ": double").collect(Collectors.joining(", "));
        String features =
                IntStream.range(0, width).mapToObj(i -> "f" + i + ": f" + i).collect(Collectors.joining(", "));
        boolean isNumber = target == Target.NUMBER;
        return """
                pandan: 1
                name: quality
                store: embedded:cassandra
                streams:
                  samples: {id: id, time: at, columns: {id: string, at: timestamp, %s}}
                  outcomes: {id: id, time: at, columns: {id: string, at: timestamp, label: double}}
                decisions:
                  quality:
                    stream: samples
                    features: {%s}
                    label:
                      stream: outcomes
                      value: %s
                      within: 10s
                    model: {trainer: spark, algorithm: gbt, predicts: %s}
                    policy:
                      rules:
                        - when: score >= 0.5
                          action: look
                      otherwise: none
                      fallback: none
                """.formatted(columns, features, isNumber ? "label" : "label > 0.5", target.text());
    }
}
