package dev.pandan.training.fit;

import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.model.Domain;
import dev.pandan.model.onnx.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The numbers of a {@link Design} as columns of all features. */
final class LayoutConverter {
    private final List<Feature> features;
    private final Design design;
    private final Statistics statistics;

    LayoutConverter(List<Feature> features, Design design, Statistics statistics) {
        this.features = features;
        this.design = design;
        this.statistics = statistics;
    }

    Layout convert() {
        List<Layout.Block> blocks = new ArrayList<>();
        int[] starts = new int[features.size()];
        int next = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = next;
            Layout.Block block = block(i);
            blocks.add(block);
            next += block.width();
        }
        return new Layout(blocks, columns(blocks, starts));
    }

    /** In the order of {@link Encoding}. */
    private int[] columns(List<Layout.Block> blocks, int[] starts) {
        IntStream numbers = design.numbers().stream().mapToInt(number -> starts[number.feature()] + number.place());
        IntStream marks = design.indicators().stream()
                .mapToInt(number ->
                        starts[number.feature()] + blocks.get(number.feature()).width() / 2 + number.place());
        IntStream categories = design.categories().stream()
                .flatMapToInt(feature -> IntStream.range(
                        starts[feature], starts[feature] + blocks.get(feature).width()));
        return IntStream.concat(IntStream.concat(numbers, marks), categories).toArray();
    }

    private Layout.Block block(int position) {
        Feature feature = features.get(position);
        if (NumberInput.isCategory(feature)) {
            return new Layout.OneHot(Domain.Input.category(feature.name(), statistics.categoriesByRows(position)));
        }
        List<Scale> scales = NumberInput.of(features, position).stream()
                .map(number -> Scale.of(design, statistics.number(number)))
                .toList();
        Domain.Input input = feature.type() == FeatureType.VECTOR
                ? Domain.Input.vector(feature.name(), feature.size())
                : Domain.Input.number(feature.name());
        return new Layout.Numbers(
                input,
                scales.stream().mapToDouble(Scale::fill).toArray(),
                scales.stream().mapToDouble(Scale::centre).toArray(),
                scales.stream().mapToDouble(Scale::scale).toArray());
    }
}
