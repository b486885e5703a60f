package dev.pandan.spec.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a project file says about tables of the user's: sections {@code mapping} and {@code capture}. */
final class ForeignSectionsTest {
    private static final String PROJECT = """
            pandan: 1
            name: shop
            store: hbase://zk/shop
            streams:
              orders:
                from: shop.orders
                id: number
                time: at
                columns: {region: string, number: long, at: timestamp, amount: double, note: string}
            MAPPING
            decisions:
              check:
                stream: orders
                features:
                  amount: amount
                policy:
                  otherwise: accept
                  fallback: accept
            """;

    @Test
    void mapping_everyKey_isRead() {
        TableMapping mapping = read("""
                    mapping:
                      encoding: bytes
                      row_key:
                        - {width: 2}
                        - {column: region, encoding: text, until: "#"}
                        - {column: number}
                      columns:
                        at: {at: "d:when", encoding: epoch_millis}
                        amount: {at: "d:amount"}
                """).mapping();
        assertThat(mapping.rowKey())
                .containsExactly(
                        new TableMapping.KeyPart(Optional.empty(), Encoding.BYTES, OptionalInt.of(2), Optional.empty()),
                        new TableMapping.KeyPart(
                                Optional.of("region"), Encoding.TEXT, OptionalInt.empty(), Optional.of("#")),
                        new TableMapping.KeyPart(
                                Optional.of("number"), Encoding.BYTES, OptionalInt.empty(), Optional.empty()));
        assertThat(mapping.at("at")).contains("d:when");
        assertThat(mapping.encoding("at")).isEqualTo(Encoding.EPOCH_MILLIS);
        assertThat(mapping.encoding("amount")).isEqualTo(Encoding.BYTES);
        assertThat(mapping.isOfBytes()).isTrue();
    }

    @Test
    void mapping_whatCannotBe_isToldTogether() {
        assertThat(problems("""
                    mapping:
                      row_key:
                        - {column: region}
                        - {column: region, width: 0}
                        - {column: note, width: 3, until: "#"}
                      columns:
                        amount: {encoding: epoch_millis}
                        nothing: {at: "d:x"}
                        note: {encoding: utf8}
                """))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("row_key[0]: nothing says where it ends (expected: 'width', in bytes, or 'until'"))
                .anySatisfy(problem -> assertThat(problem).contains("'region' is in the row key twice"))
                .anySatisfy(problem -> assertThat(problem).contains("row_key[1].width: not a width"))
                .anySatisfy(problem -> assertThat(problem).contains("'width' and 'until' both say where it ends"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("a double cannot be written as epoch_millis (expected: text, bytes)"))
                .anySatisfy(problem -> assertThat(problem).contains("column 'nothing' is not declared"))
                .anySatisfy(problem -> assertThat(problem).contains("columns.note.encoding: 'utf8' is not known"))
                .hasSize(7);
    }

    @Test
    void capture_withDefaultsAndWithout_isRead() {
        assertThat(read("    capture: {by: poll}").capture())
                .contains(new CaptureSpec(CaptureSpec.By.POLL, Duration.ofSeconds(1), Duration.ofHours(1)));
        StreamSpec stream = read("    capture: {by: change_stream, every: 5s, overlap: 10m}");
        assertThat(stream.capture())
                .contains(new CaptureSpec(CaptureSpec.By.CHANGE_STREAM, Duration.ofSeconds(5), Duration.ofMinutes(10)));
        assertThat(stream.history()).as("its rows are events").isEmpty();
        assertThat(read("").history()).contains("shop.orders");
    }

    @Test
    void windows_overATableOfYours_needCapture() {
        String windows = "\nwindows:\n  last_day: {stream: orders, by: region, last: 1d}";
        assertThat(read("    capture: {by: poll}" + windows).capture()).isPresent();
        assertThat(problems(windows))
                .singleElement()
                .asString()
                .contains("whose rows live decisions do not see in windows (expected: with 'capture'");
    }

    @Test
    void sections_ofNoTable_areRefused() {
        String own = PROJECT.replace("    from: shop.orders\n", "");
        assertThat(problems(own, "    capture: {by: poll}\n    mapping: {encoding: bytes}"))
                .anySatisfy(problem -> assertThat(problem).contains("orders.capture: of no table"))
                .anySatisfy(problem -> assertThat(problem).contains("orders.mapping: of no table"));
    }

    private static StreamSpec read(String sections) {
        String text = PROJECT.replace("MAPPING", sections);
        StreamSpec stream =
                ProjectReader.read("pandan.yaml", text, name -> null).streams().get("orders");
        return java.util.Objects.requireNonNull(stream);
    }

    private static List<String> problems(String sections) {
        return problems(PROJECT, sections);
    }

    private static List<String> problems(String project, String sections) {
        PandanException refused = catchThrowableOfType(
                PandanException.class,
                () -> ProjectReader.read("pandan.yaml", project.replace("MAPPING", sections), name -> null));
        return refused.problems().stream().map(Problem::message).toList();
    }
}
