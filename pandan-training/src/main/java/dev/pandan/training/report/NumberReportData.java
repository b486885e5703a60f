package dev.pandan.training.report;

import dev.pandan.training.evaluate.Inspection;
import java.util.List;
import java.util.Map;

/**
 * Everything that the report of a model shows which predicts numbers.
 *
 * @param models the model that was trained, the same without features that read windows if there is one, and last the baseline, which always predicts the mean label
 * @param weights of a linear model, else empty
 * @param unit what the weights are measured in, for example {@code prediction}
 * @param inspection of the model that was trained
 * @param data facts about the data by name, in order
 * @param making parameters and versions by name, in order
 */
public record NumberReportData(
        String project,
        String decision,
        List<NumberResult> models,
        List<Weight> weights,
        String unit,
        Inspection inspection,
        Map<String, String> data,
        Map<String, String> making) {
    public NumberReportData {
        models = List.copyOf(models);
        weights = List.copyOf(weights);
    }

    NumberResult model() {
        return models.get(0);
    }

    NumberResult baseline() {
        return models.get(models.size() - 1);
    }
}
