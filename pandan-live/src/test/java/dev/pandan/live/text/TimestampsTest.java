package dev.pandan.live.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimestampsTest {
    private static final long MICROS =
            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2001-03-14T09:26:53.000589Z"));

    @Test
    void parse_formsOfIso8601_giveTheInstant() {
        assertThat(Timestamps.parse("2001-03-14T09:26:53.000589Z")).hasValue(MICROS);
        assertThat(Timestamps.parse("2001-03-14 09:26:53.000589")).hasValue(MICROS);
        assertThat(Timestamps.parse("2001-03-14T18:26:53.000589000+09:00")).hasValue(MICROS);
        assertThat(Timestamps.parse("2001-03-14T05:56:53,000589-0330")).hasValue(MICROS);
        assertThat(Timestamps.parse("2001-03-14T09:26:53")).hasValue(MICROS - 589);
        assertThat(Timestamps.parse("2001-03-14T09:26")).hasValue(MICROS - 53_000_589);
        assertThat(Timestamps.parse("1970-01-01")).hasValue(0);
        assertThat(Timestamps.parse("1969-12-31T23:59:59.9Z")).hasValue(-100_000);
    }

    @Test
    void parse_anythingElse_isEmpty() {
        for (String text : new String[] {
            "",
            "now",
            "2001",
            "2001-3-14",
            "2001-02-29",
            "2001-13-01",
            "0000-01-01",
            "2001-03-14T",
            "2001-03-14T24:00",
            "2001-03-14T09:60",
            "2001-03-14T09:26:53.",
            "2001-03-14T09:26:53.0000001Z",
            "2001-03-14T09:26:53Z ",
            "2001-03-14T09:26:53+",
            "2001-03-14T09:26:53+99:00",
            "984562013",
            "20010314",
            "2001-03-14T09:26:53.1234567890",
            "２００１-03-14",
            "2001-03-14T09:26:53ZZ"
        }) {
            assertThat(Timestamps.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void format_anyInstant_isReadBack() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            long micros = random.nextLong(-62_135_596_800_000_000L, 253_402_300_800_000_000L);
            assertThat(Timestamps.parse(Timestamps.format(micros))).isEqualTo(OptionalLong.of(micros));
        }
    }
}
