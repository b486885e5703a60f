package dev.pandan.training.report;

import dev.pandan.training.evaluate.Inspection;
import dev.pandan.training.evaluate.Quality;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that the report of a model shows that learnt without labels.
 *
 * @param models by name: the model that was trained, the same without features that read windows if there is one, and last the baseline
 * @param inspection segments of the model
 * @param data facts about the data by name, in order
 * @param making parameters and versions by name, in order
 */
public record UnlabelledReportData(
        String project,
        String decision,
        Map<String, Quality> models,
        Inspection inspection,
        Map<String, String> data,
        Map<String, String> making) {
    public UnlabelledReportData {
        models = new LinkedHashMap<>(models);
    }
}
