package dev.pandan.training.python;

import dev.pandan.model.Domain;
import dev.pandan.spec.project.Target;
import dev.pandan.training.history.FeatureExample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * Labelled rows as a Parquet file: {@code _id} text, {@code _time} timestamp in microseconds UTC, {@code _label} boolean (null where none is known, for models that need none) or, where a number is predicted, double, where a class is, text, {@code _weight} double if rows weigh, and a column per feature under its name: {@code
 * float}, NaN for missing; text, null for missing; a list of as many {@code float} as the vector has, all NaN for a missing one. Infinities count as missing.
 */
final class RowsFile {
    static final String ID = "_id";
    static final String TIME = "_time";
    static final String LABEL = "_label";
    static final String WEIGHT = "_weight";

    private final Domain domain;
    private final boolean weighs;
    private final MessageType schema;

    RowsFile(Domain domain, Target target, boolean weighs) {
        this.domain = domain;
        this.weighs = weighs;
        this.schema = schema(domain, target, weighs);
    }

    private static MessageType schema(Domain domain, Target target, boolean weighs) {
        Types.MessageTypeBuilder builder = Types.buildMessage();
        builder.required(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(ID);
        builder.required(PrimitiveTypeName.INT64)
                .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                .named(TIME);
        switch (target) {
            case BINARY -> builder.required(PrimitiveTypeName.BOOLEAN).named(LABEL);
            case CLUSTER, ANOMALY -> builder.optional(PrimitiveTypeName.BOOLEAN).named(LABEL);
            case NUMBER -> builder.required(PrimitiveTypeName.DOUBLE).named(LABEL);
            case CLASS ->
                builder.required(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(LABEL);
        }
        if (weighs) {
            builder.required(PrimitiveTypeName.DOUBLE).named(WEIGHT);
        }
        for (Domain.Input input : domain.inputs()) {
            if (input.takesVector()) {
                builder.requiredList().requiredElement(PrimitiveTypeName.FLOAT).named(input.name());
            } else if (input.number()) {
                builder.required(PrimitiveTypeName.FLOAT).named(input.name());
            } else {
                builder.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(input.name());
            }
        }
        return builder.named("rows");
    }

    /** Writes rows in their order. */
    void write(Path file, Iterator<FeatureExample> rows) {
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(schema)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .build()) {
            while (rows.hasNext()) {
                writer.write(group(rows.next()));
            }
        } catch (IOException e) {
            throw PythonFiles.unusable(file, e);
        }
    }

    private Group group(FeatureExample row) {
        SimpleGroup group = new SimpleGroup(schema);
        group.add(ID, row.id());
        group.add(TIME, row.timeMicros());
        if (row.label() instanceof Double number) {
            group.add(LABEL, (double) number);
        } else if (row.label() instanceof String name) {
            group.add(LABEL, name);
        } else if (row.label() != null) {
            group.add(LABEL, Boolean.TRUE.equals(row.label()));
        }
        if (weighs) {
            group.add(WEIGHT, row.weight());
        }
        for (int i = 0; i < domain.inputs().size(); i++) {
            add(group, domain.inputs().get(i), row.values()[i]);
        }
        return group;
    }

    private static void add(Group group, Domain.Input input, @Nullable Object value) {
        if (input.takesVector()) {
            Group list = group.addGroup(input.name());
            for (float element : value instanceof float[] vector ? vector : missing(input.size())) {
                list.addGroup(0).add(0, finite(element));
            }
        } else if (input.number()) {
            group.add(input.name(), value instanceof Float number ? finite(number) : Float.NaN);
        } else if (value instanceof String category) {
            group.add(input.name(), category);
        }
    }

    private static float[] missing(int size) {
        float[] vector = new float[size];
        Arrays.fill(vector, Float.NaN);
        return vector;
    }

    private static float finite(float number) {
        return Float.isFinite(number) ? number : Float.NaN;
    }
}
