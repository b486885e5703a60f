package dev.pandan.expression;

import dev.pandan.engine.program.Aggregate;
import dev.pandan.engine.program.ArgumentType;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.expression.catalyst.Types;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.row.KeyCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.jspecify.annotations.Nullable;

/** A window table while it is planned. */
final class TablePlan {
    private final String name;
    private final StreamSpec stream;
    private final RowKey key;
    private final Map<Expression, Integer> positions = new LinkedHashMap<>();
    private final List<Scalar> arguments = new ArrayList<>();
    private long longestMicros;

    TablePlan(String name, StreamSpec stream, RowKey key) {
        this.name = name;
        this.stream = stream;
        this.key = key;
    }

    String name() {
        return name;
    }

    RowKey key() {
        return key;
    }

    boolean holds(String streamName, RowKey other) {
        return stream.name().equals(streamName) && key.canonical().equals(other.canonical());
    }

    void extend(long micros) {
        longestMicros = Math.max(longestMicros, micros);
    }

    /** Position of an argument; equal expressions share one. */
    int argument(Scalar argument) {
        Expression canonical = argument.expression().canonicalized();
        Integer known = positions.get(canonical);
        if (known != null) {
            return known;
        }
        positions.put(canonical, arguments.size());
        arguments.add(argument);
        return arguments.size() - 1;
    }

    /** An aggregate over rows of this table. */
    Aggregate aggregate(AggregateCall call) {
        return new Aggregate(
                call.function(), position(call.argument()), position(call.by()), AggregateTyping.parameter(call));
    }

    private int position(@Nullable Scalar scalar) {
        return scalar == null ? Aggregate.ROWS : argument(scalar);
    }

    List<Scalar> arguments() {
        return arguments;
    }

    /**
     * @param ordered whether a window over the table depends on the order within one time
     */
    WindowTable table(boolean ordered) {
        return new WindowTable(
                name,
                stream.name(),
                new KeyCodec(key.types()),
                arguments.stream().map(TablePlan::type).toList(),
                longestMicros,
                ordered,
                arguments.stream()
                        .map(Scalar::canonical)
                        .collect(Collectors.joining("\n", Fingerprint.COMPILER + "\n", "")));
    }

    private static ArgumentType type(Scalar argument) {
        DataType type = argument.expression().dataType();
        if (type instanceof FloatType || type instanceof DoubleType) {
            return ArgumentType.DOUBLE;
        } else if (Types.isDecimal(type)) {
            return ArgumentType.DECIMAL;
        }
        return Types.isText(type) || Types.isBinary(type) ? ArgumentType.BYTES : ArgumentType.LONG;
    }
}
