package dev.pandan.expression;

import dev.pandan.engine.program.ArgumentType;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.expression.catalyst.Types;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.row.KeyCodec;
import dev.pandan.spec.type.ColumnType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;

/** A window table while it is planned. */
final class TablePlan {
    private final String name;
    private final StreamSpec stream;
    private final List<String> key;
    private final Map<Expression, Integer> positions = new LinkedHashMap<>();
    private final List<Scalar> arguments = new ArrayList<>();
    private long longestMicros;

    TablePlan(String name, StreamSpec stream, List<String> key) {
        this.name = name;
        this.stream = stream;
        this.key = key;
    }

    String name() {
        return name;
    }

    boolean holds(String streamName, List<String> keyColumns) {
        return stream.name().equals(streamName) && key.equals(keyColumns);
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

    List<Scalar> arguments() {
        return arguments;
    }

    /**
     * @param ordered whether a window over the table depends on the order within one time
     */
    WindowTable table(boolean ordered) {
        List<Integer> columns = key.stream().map(stream.schema()::require).toList();
        List<ColumnType> types = columns.stream()
                .map(column -> stream.schema().column(column).type())
                .toList();
        return new WindowTable(
                name,
                stream.name(),
                columns,
                new KeyCodec(types),
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
