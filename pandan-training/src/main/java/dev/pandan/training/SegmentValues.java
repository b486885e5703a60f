package dev.pandan.training;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.Feature;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Suggestion;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.training.history.EventColumns;
import dev.pandan.training.history.FeatureExample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** The values that rows are told apart by: features, or columns of the event, which are read from the log once more. */
final class SegmentValues {
    private SegmentValues() {}

    /**
     * Values of each row by name, in the order of the rows: a number, a text or null. {@code USAGE} for a name that is neither, or one of many values.
     */
    static Map<String, List<@Nullable Object>> read(
            SparkSession spark, TrainingRequest request, List<String> by, List<FeatureExample> rows) {
        DecisionProgram decision = request.project().decision(request.decision());
        List<String> features = decision.features().stream().map(Feature::name).toList();
        List<String> columns =
                by.stream().filter(name -> !features.contains(name)).toList();
        StreamSpec stream = Objects.requireNonNull(
                request.project().program().project().streams().get(decision.spec().stream()));
        columns.forEach(name -> requireColumn(stream, features, name));
        Map<String, Object[]> found = columns.isEmpty()
                ? Map.of()
                : EventColumns.read(spark, request.project(), decision.spec(), columns, rows);
        Map<String, List<@Nullable Object>> values = new LinkedHashMap<>();
        for (String name : by) {
            int feature = features.indexOf(name);
            int column = columns.indexOf(name);
            List<@Nullable Object> each = new ArrayList<>(rows.size());
            for (FeatureExample row : rows) {
                @Nullable Object[] event = found.get(row.id());
                each.add(feature >= 0 ? row.values()[feature] : event == null ? null : event[column]);
            }
            values.put(name, each);
        }
        return values;
    }

    private static void requireColumn(StreamSpec stream, List<String> features, String name) {
        if (stream.schema().position(name).isEmpty()) {
            List<String> all = new ArrayList<>(features);
            stream.schema().columns().forEach(column -> all.add(column.name()));
            throw PandanException.of(
                    ErrorCode.USAGE,
                    "by: no feature or column of stream '" + stream.name() + "' is called '" + name + "'"
                            + Suggestion.text(name, all));
        }
    }
}
