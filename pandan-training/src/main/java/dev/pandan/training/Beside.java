package dev.pandan.training;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is measured beside a model on the same rows.
 *
 * @param uncalibrated the model before it was calibrated; empty if it was not
 * @param champion the bundle that decides; empty if there is none that computes the same features
 * @param withoutWindows the same model without features that read windows; empty if all do or none does
 */
public record Beside<T>(Optional<T> uncalibrated, Optional<T> champion, Optional<T> withoutWindows) {

    <R> Beside<R> map(Function<T, R> by) {
        return new Beside<>(uncalibrated.map(by), champion.map(by), withoutWindows.map(by));
    }

    /** Those that there are, in this order. */
    List<T> all() {
        return Stream.of(uncalibrated, champion, withoutWindows)
                .flatMap(Optional::stream)
                .toList();
    }
}
