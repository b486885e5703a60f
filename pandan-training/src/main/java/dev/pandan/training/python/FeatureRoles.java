package dev.pandan.training.python;

import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.model.Domain;
import dev.pandan.training.fit.Lesson;
import dev.pandan.training.fit.Statistics;
import java.util.ArrayList;
import java.util.List;

/** What a model that is trained outside takes in: the features, with the categories of the training rows, those with most rows first. */
final class FeatureRoles {
    private FeatureRoles() {}

    static Domain domain(Lesson lesson) {
        List<Domain.Input> inputs = new ArrayList<>();
        for (int i = 0; i < lesson.features().size(); i++) {
            inputs.add(input(lesson.features().get(i), i, lesson.statistics()));
        }
        return new Domain(inputs);
    }

    private static Domain.Input input(Feature feature, int position, Statistics statistics) {
        if (feature.type() == FeatureType.CATEGORY) {
            return Domain.Input.category(feature.name(), statistics.categoriesByRows(position));
        }
        return feature.type() == FeatureType.VECTOR
                ? Domain.Input.vector(feature.name(), feature.size())
                : Domain.Input.number(feature.name());
    }
}
