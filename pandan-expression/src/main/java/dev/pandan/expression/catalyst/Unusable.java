package dev.pandan.expression.catalyst;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why functions of Spark that make one value of one row cannot be in an expression, and what to write instead. No function has two reasons. */
public enum Unusable {
    CLOCK(
            "it reads the clock",
            "use the event's time column",
            "now",
            "current_timestamp",
            "current_date",
            "curdate",
            "current_time",
            "localtimestamp"),
    RANDOM(
            "it is random",
            "for a stable pseudo-random number hash the id: xxhash64(id)",
            "rand",
            "random",
            "randn",
            "randstr",
            "uniform"),
    IDENTITY("it makes a new identity each time", "hash the id: sha2(id, 256)", "uuid"),
    ORDER("it is random", "order the array: sort_array(x)", "shuffle"),
    MERGE(
            "it throws dice where it merges",
            "read each sketch alone, or take sketches of the kinds hll and theta",
            "kll_sketch_merge_bigint",
            "kll_sketch_merge_double",
            "kll_sketch_merge_float"),
    RUNNER(
            "it depends on who runs it",
            "let the event carry it in a column",
            "user",
            "current_user",
            "session_user",
            "current_catalog",
            "current_database",
            "current_schema"),
    ZONE("it depends on the session", "the time zone is always 'UTC'", "current_timezone"),
    RELEASE("it depends on the release of Spark", "write a constant", "version"),
    PLACE(
            "it depends on how data is cut into files and tasks",
            "let the event carry it in a column, or use its id",
            "input_file_name",
            "input_file_block_start",
            "input_file_block_length",
            "spark_partition_id",
            "monotonically_increasing_id"),
    CODE(
            "it runs any code",
            "use functions of Spark, or let the event carry the value in a column",
            "java_method",
            "reflect",
            "try_reflect"),
    ERROR("an expression never ends a decision by an error", "give NULL instead", "raise_error", "assert_true"),
    MODULE(
            "it is in a module of Spark that is not a part of Pandan",
            "decode the message before it is sent, or send JSON and use from_json",
            "from_avro",
            "to_avro",
            "schema_of_avro",
            "from_protobuf",
            "to_protobuf");

    private final String reason;
    private final String instead;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> functions;

    Unusable(String reason, String instead, String... functions) {
        this.reason = reason;
        this.instead = instead;
        this.functions = List.of(functions);
    }

    /** A main clause. */
    public String reason() {
        return reason;
    }

    /** What to write instead. */
    public String instead() {
        return instead;
    }

    /** Names in lower case. */
    public List<String> functions() {
        return functions;
    }

    /** Whether the value could be another live than in training. */
    public boolean varies() {
        return this != ERROR && this != MODULE;
    }

    /**
     * Why a call is refused, if it is.
     *
     * @param arguments number of arguments
     */
    public static Optional<Unusable> of(String function, int arguments) {
        String name = function.toLowerCase(Locale.ROOT);
        for (Unusable group : values()) {
            if (group.functions.contains(name)) {
                return Optional.of(group);
            }
        }
        return name.equals("unix_timestamp") && arguments == 0 ? Optional.of(CLOCK) : Optional.empty();
    }
}
