package dev.pandan.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.model.registry.Provenance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BundleTextTest {
    private static final BundleManifest BUNDLE = new BundleManifest(
            "late",
            1,
            "00112233",
            "",
            "trees-java/1",
            new Domain(List.of()),
            OutputKind.BINARY,
            List.of(),
            List.of("model.onnx"),
            Map.of("base_rate.auc", 0.5, "auc", 0.61368548, "rows", 1919.0),
            new Provenance("event time", 0, 1_000_000, 5_972, 1_919, "5fbd", Map.of("maxIter", "10"), Map.of()),
            "2026-11-27T23:38:17.476416505Z");

    @Test
    void lines_withoutStageOrFiles_saySo() {
        assertThat(BundleText.lines(BUNDLE, "")).contains("stage              none: it decides about nothing");
        assertThat(BundleText.lines(BUNDLE, "deleted")).contains("files              deleted");
    }

    @Test
    void lines_ofABundle_areOnePerValueWithItsOwnMetricsFirst() {
        assertThat(BundleText.lines(BUNDLE, "champion"))
                .containsExactly(
                        "bundle             late@1",
                        "stage              champion",
                        "scorer             trees-java/1",
                        "features           00112233",
                        "created            2026-11-27T23:38:17Z",
                        "events             1970-01-01T00:00:00Z to 1970-01-01T00:00:01Z, as of event time",
                        "rows               5,972 learnt from, 1,919 to validate on",
                        "training digest    5fbd",
                        "files              model.onnx",
                        "",
                        "parameters",
                        "  maxIter  10",
                        "",
                        "metrics",
                        "  auc            0.613685",
                        "  rows           1,919",
                        "  base_rate.auc  0.500000");
    }
}
