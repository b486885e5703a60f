package dev.pandan.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

final class FeatureTextTest {
    @Test
    void of_singleValues_isTheirText() {
        assertThat(FeatureText.of((Object) null)).isEqualTo("missing");
        assertThat(FeatureText.of(2.5f)).isEqualTo("2.5");
        assertThat(FeatureText.of("NY")).isEqualTo("NY");
    }

    @Test
    void of_vector_marksWhatIsMissing() {
        assertThat(FeatureText.of(new float[] {0.1f, Float.NaN, 3})).isEqualTo("[0.1, missing, 3.0]");
        assertThat(FeatureText.of(new float[768])).isEqualTo("[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, ...] of 768");
    }

    @Test
    void of_json_readsLikeTheValue() throws Exception {
        ObjectMapper json = new ObjectMapper();
        assertThat(FeatureText.of(json.readTree("[0.1, null, 3]"))).isEqualTo("[0.1, missing, 3]");
        assertThat(FeatureText.of(json.readTree("null"))).isEqualTo("missing");
        assertThat(FeatureText.of(json.readTree("\"NY\""))).isEqualTo("NY");
    }
}
