package dev.pandan.spec.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import java.util.List;

/** A project file with as little as there may be, for tests to change, and what reading a text gives. */
final class Minimal {
    static final String PROJECT = """
            pandan: 1
            name: shop
            store: embedded:cassandra
            streams:
              orders:
                id: order_id
                time: ordered_at
                columns: {order_id: string, ordered_at: timestamp, amount: double}
            windows:
              last_day: {stream: orders, by: amount, last: 1d}
            decisions:
              check:
                stream: orders
                features:
                  amount: amount
                policy:
                  otherwise: accept
                  fallback: accept
            """;

    private Minimal() {}

    static Project read(String text) {
        return ProjectReader.read("pandan.yaml", text, name -> name.equals("SECRET") ? "s3cret" : null);
    }

    static List<String> problems(String text) {
        PandanException failure = catchThrowableOfType(PandanException.class, () -> read(text));
        assertThat(failure).as("problems were expected").isNotNull();
        return failure.problems().stream().map(Problem::toString).toList();
    }
}
