package dev.pandan.cli.report;

import dev.pandan.model.registry.BundleManifest;
import dev.pandan.model.registry.Provenance;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One bundle as text: what it is, where it comes from, how it does. */
public final class BundleText {
    private static final int NAME_WIDTH = 18;
    private static final int MOST_DECIMALS = 6;

    private final BundleManifest bundle;
    private final List<String> lines = new ArrayList<>();

    private BundleText(BundleManifest bundle) {
        this.bundle = bundle;
    }

    /**
     * @param stage for example {@code champion}
     */
    public static List<String> lines(BundleManifest bundle, String stage) {
        return new BundleText(bundle).write(stage);
    }

    private List<String> write(String stage) {
        Provenance from = bundle.provenance();
        line("bundle", bundle.label());
        line("stage", stage.isEmpty() ? "none: it decides about nothing" : stage);
        line("scorer", bundle.scorer());
        line("features", bundle.fingerprint());
        line("created", second(bundle.createdAt()));
        if (from.trainingRows() + from.validationRows() > 0) {
            line("events", time(from.fromMicros()) + " to " + time(from.untilMicros()) + ", as of " + from.clock());
            line(
                    "rows",
                    count(from.trainingRows()) + " learnt from, " + count(from.validationRows()) + " to validate on");
            line("training digest", from.trainingDigest());
        }
        line("files", stage.equals("deleted") ? "deleted" : String.join(", ", bundle.artifacts()));
        section("parameters", from.parameters());
        section("versions", from.versions());
        section(
                "metrics",
                bundle.metrics().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, metric -> number(metric.getValue()))));
        return lines;
    }

    /** Names of a part, such as {@code base_rate.auc}, come after those of the model. */
    private void section(String title, Map<String, String> values) {
        if (values.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(title);
        int width = values.keySet().stream().mapToInt(String::length).max().orElse(0);
        Stream.of(false, true)
                .flatMap(part -> values.keySet().stream()
                        .filter(name -> name.contains(".") == part)
                        .sorted())
                .forEach(name ->
                        lines.add(String.format(Locale.ROOT, "  %-" + width + "s  %s", name, values.get(name))));
    }

    private void line(String name, String value) {
        lines.add(String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s %s", name, value));
    }

    private static String count(long rows) {
        return String.format(Locale.ROOT, "%,d", rows);
    }

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private static String second(String instant) {
        return Instant.parse(instant).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, "%." + MOST_DECIMALS + "f", value);
    }
}
