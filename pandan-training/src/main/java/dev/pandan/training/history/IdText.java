package dev.pandan.training.history;

import dev.pandan.spec.type.ScalarType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** The text that identifies an event: the one that the live path stores, so that labels are found whichever way rows came. */
final class IdText {
    private IdText() {}

    static String of(ScalarType type, Object value) {
        return switch (type) {
            case STRING, BOOLEAN, INT, LONG, FLOAT, DOUBLE -> value.toString();
            case DECIMAL -> ((BigDecimal) value).toPlainString();
            case DATE -> LocalDate.ofEpochDay((Integer) value).toString();
            case TIMESTAMP ->
                Instant.EPOCH.plus((Long) value, ChronoUnit.MICROS).toString();
            case BINARY -> HexFormat.of().formatHex((byte[]) value);
        };
    }
}
