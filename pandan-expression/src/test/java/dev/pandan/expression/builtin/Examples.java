package dev.pandan.expression.builtin;

import dev.pandan.expression.catalyst.Functions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;

/** Calls of every function that makes one value of one row: those of Spark's documentation, and our own where it has none without a table. */
final class Examples {
    private static final List<Example> OWN = List.of(
            Example.of("bigint", "bigint('12')"),
            Example.of("binary", "hex(binary('12'))"),
            Example.of("boolean", "boolean('true')"),
            Example.of("date", "date('2001-03-14')"),
            Example.of("decimal", "decimal('12.34')"),
            Example.of("double", "double('1e3')"),
            Example.of("float", "float('0.1')"),
            Example.of("int", "int('12')"),
            Example.of("smallint", "smallint('12')"),
            Example.of("string", "string(12)"),
            Example.of("time", "time('09:26:53')"),
            Example.of("timestamp", "timestamp('2001-03-14 09:26:53')"),
            Example.of("tinyint", "tinyint('12')"),
            Example.of("from_avro", "from_avro(X'00', '\"int\"', map())"),
            Example.of("to_avro", "to_avro(1)"),
            Example.of("from_protobuf", "from_protobuf(X'00', 'Person')"),
            Example.of("to_protobuf", "to_protobuf(struct(1), 'Person')"));
    /** Examples that need other settings or a table. */
    private static final Set<String> LEFT_OUT = Set.of("S like", "S ilike");

    private final Map<String, List<Example>> byFunction = new TreeMap<>();

    /**
     * @param functions what is one value of one row
     */
    Examples(Functions functions, SparkEvaluator spark) {
        FunctionRegistry registry = FunctionRegistry.builtin();
        for (String name : functions.names()) {
            Functions.Kind kind = functions.kind(name, 1);
            if (kind == Functions.Kind.SCALAR || kind == Functions.Kind.UNUSABLE) {
                List<Example> examples = new ArrayList<>(Example.of(
                        name,
                        registry.lookupFunction(new FunctionIdentifier(name)).get(),
                        spark));
                examples.removeIf(example -> LEFT_OUT.stream().anyMatch(example.expression()::startsWith));
                byFunction.put(name, examples);
            }
        }
        Stream.concat(OWN.stream(), Sketches.examples().stream())
                .forEach(example -> byFunction.get(example.function()).add(example));
    }

    /** Names in order. */
    Set<String> functions() {
        return byFunction.keySet();
    }

    List<Example> of(String function) {
        return byFunction.get(function);
    }

    List<Example> all() {
        return byFunction.values().stream().flatMap(List::stream).toList();
    }
}
