package dev.pandan.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class OptionsTest {
    private static final Path HOME = Path.of(".");

    private static Options parse(String... words) {
        return Options.parse(words, HOME);
    }

    @Test
    void parse_allOptions_areTaken() {
        assertThat(parse("decide", "--json", "--decisions", "10", "--passes", "2", "--store", "cassandra"))
                .isEqualTo(new Options("decide", true, "cassandra", 10, 2, HOME));
    }

    @Test
    void parse_fileAndEvents_areTaken() {
        assertThat(parse("features", "--data", "f.parquet", "--events", "5"))
                .isEqualTo(new Options("features", false, "", 0, 0, 5, Path.of("f.parquet"), HOME));
        assertThat(parse("features").eventsOr(9)).isEqualTo(9);
    }

    @Test
    void parse_nameAlone_leavesNumbersToTheBenchmark() {
        Options options = parse("engine");
        assertThat(options.decisionsOr(7)).isEqualTo(7);
        assertThat(options.passesOr(3)).isEqualTo(3);
        assertThat(options.storeOr("hbase")).isEqualTo("hbase");
        assertThat(options.json()).isFalse();
    }

    @Test
    void parse_notUnderstood_isRefused() {
        assertThatThrownBy(() -> parse("decide", "--fast")).hasMessageContaining("'--fast'");
        assertThatThrownBy(() -> parse("decide", "engine")).hasMessageContaining("'engine'");
        assertThatThrownBy(() -> parse("decide", "--passes")).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> parse("decide", "--passes", "0")).hasMessageContaining("--passes 0");
        assertThatThrownBy(() -> parse("decide", "--store", "redis")).hasMessageContaining("expected: cassandra");
        assertThatThrownBy(() -> parse("decide", "--store", "all")).hasMessageContaining("is for scan");
    }

    @Test
    void run_unknownName_exits2() {
        assertThat(Main.run(new String[] {"nothing"}, HOME)).isEqualTo(2);
        assertThat(Main.run(new String[] {}, HOME)).isEqualTo(2);
    }
}
