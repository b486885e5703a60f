package dev.pandan.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.spec.project.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WindowedFeaturesTest {
    private static Feature feature(String name, String expression) {
        return new Feature(name, FeatureType.NUMBER, Text.of(expression));
    }

    @Test
    void without_chainOfFeatures_leavesOutAllThatReadWindows() {
        List<Feature> features = List.of(
                feature("distance", "distance"),
                feature("late", "usual * 2"),
                feature("usual", "avg(delay) over route_7d"),
                feature("text", "concat('usual OVER', origin)"),
                feature("other", "airport.usual"),
                feature("quoted", "`usual` + 1"));
        assertThat(WindowedFeatures.without(features)).containsExactly(0, 3, 4);
    }
}
