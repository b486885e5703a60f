package dev.pandan.cli.score;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.engine.program.ProjectProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * Decisions as a Parquet file: {@code id} and {@code action} text, {@code time} timestamp in microseconds UTC, {@code score} double, null if there is none, {@code bundle} and
 * {@code scorer} text, null without a model, and three groups: {@code features} with a column per feature ({@code float}, text, or a list of {@code float}; null: missing),
 * {@code contributions} to the log-odds per feature, null if the scorer cannot say, for a model of classes {@code predicted} and {@code probabilities} by class, {@code read} with the number of {@code rows} and their {@code hash} per window, if it reads any.
 */
final class DecisionsFile {
    private final DecisionProgram decision;
    private final MessageType schema;
    private final List<String> windows;

    DecisionsFile(ProjectProgram program, DecisionProgram decision) {
        this.decision = decision;
        this.windows = decision.windows().stream()
                .map(window -> program.windows().get(window).name())
                .toList();
        this.schema = schema();
    }

    private MessageType schema() {
        List<Type> columns = new ArrayList<>(List.of(
                text("id", true),
                Types.required(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                        .named("time"),
                text("action", true),
                Types.optional(PrimitiveTypeName.DOUBLE).named("score"),
                text("bundle", false),
                text("scorer", false),
                features(),
                contributions()));
        if (isOfClasses()) {
            columns.add(text("predicted", false));
            columns.add(Types.optionalMap()
                    .key(Types.required(PrimitiveTypeName.BINARY)
                            .as(LogicalTypeAnnotation.stringType())
                            .named("key"))
                    .requiredValue(PrimitiveTypeName.DOUBLE)
                    .named("probabilities"));
        }
        // Parquet has no empty groups.
        if (!windows.isEmpty()) {
            columns.add(read());
        }
        return new MessageType("decisions", columns);
    }

    private boolean isOfClasses() {
        return decision.spec().target().namesOne();
    }

    private static Type text(String name, boolean required) {
        return (required ? Types.required(PrimitiveTypeName.BINARY) : Types.optional(PrimitiveTypeName.BINARY))
                .as(LogicalTypeAnnotation.stringType())
                .named(name);
    }

    private GroupType features() {
        Types.GroupBuilder<GroupType> group = Types.requiredGroup();
        for (Feature feature : decision.features()) {
            group.addField(
                    switch (feature.type()) {
                        case NUMBER -> Types.optional(PrimitiveTypeName.FLOAT).named(feature.name());
                        case CATEGORY -> text(feature.name(), false);
                        case VECTOR ->
                            Types.optionalList()
                                    .requiredElement(PrimitiveTypeName.FLOAT)
                                    .named(feature.name());
                    });
        }
        return group.named("features");
    }

    private GroupType contributions() {
        Types.GroupBuilder<GroupType> group = Types.optionalGroup();
        decision.features()
                .forEach(feature ->
                        group.addField(Types.required(PrimitiveTypeName.DOUBLE).named(feature.name())));
        return group.named("contributions");
    }

    private GroupType read() {
        Types.GroupBuilder<GroupType> group = Types.requiredGroup();
        for (String window : windows) {
            group.addField(Types.requiredGroup()
                    .addField(Types.required(PrimitiveTypeName.INT64).named("rows"))
                    .addField(Types.required(PrimitiveTypeName.INT64).named("hash"))
                    .named(window));
        }
        return group.named("read");
    }

    void write(Path file, List<Decision> decisions) throws IOException {
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(schema)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .build()) {
            for (Decision one : decisions) {
                writer.write(group(one));
            }
        }
    }

    private Group group(Decision one) {
        SimpleGroup group = new SimpleGroup(schema);
        group.add("id", one.id());
        group.add("time", one.timeMicros());
        group.add("action", one.action());
        if (!Double.isNaN(one.score())) {
            group.add("score", one.score());
        }
        if (isOfClasses() && one.classes().predicted() != null) {
            group.add("predicted", one.classes().predicted());
            Group map = group.addGroup("probabilities");
            one.classes().byName().forEach((name, probability) -> {
                Group entry = map.addGroup("key_value");
                entry.add("key", name);
                entry.add("value", (double) probability);
            });
        }
        if (one.bundle() > 0) {
            group.add("bundle", one.name() + "@" + one.bundle());
            group.add("scorer", one.scorer());
        }
        addFeatures(group.addGroup("features"), one.features().values());
        if (one.contributions().length > 0) {
            addContributions(group.addGroup("contributions"), one.contributions());
        }
        if (!windows.isEmpty()) {
            addRead(group.addGroup("read"), one);
        }
        return group;
    }

    private static void addContributions(Group group, double[] contributions) {
        for (int i = 0; i < contributions.length; i++) {
            group.add(i, contributions[i]);
        }
    }

    private void addFeatures(Group group, @Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            Feature feature = decision.features().get(i);
            Object value = values[i];
            if (value == null) {
                continue;
            }
            if (feature.type() == FeatureType.VECTOR) {
                Group list = group.addGroup(feature.name());
                for (float element : (float[]) value) {
                    list.addGroup(0).add(0, element);
                }
            } else if (value instanceof Float number) {
                group.add(feature.name(), number.floatValue());
            } else {
                group.add(feature.name(), (String) value);
            }
        }
    }

    private void addRead(Group group, Decision one) {
        for (int i = 0; i < windows.size(); i++) {
            Group window = group.addGroup(windows.get(i));
            window.add("rows", one.features().rows()[i]);
            window.add("hash", one.features().hashes()[i]);
        }
    }
}
