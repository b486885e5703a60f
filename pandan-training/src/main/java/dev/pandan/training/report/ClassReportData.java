package dev.pandan.training.report;

import dev.pandan.training.evaluate.Inspection;
import java.util.List;
import java.util.Map;

/**
 * Everything that the report of a model of classes shows.
 *
 * @param models the model that was trained, the same without features that read windows if there is one, and last the baseline, which knows only the classes' shares
 * @param inspection of the model that was trained
 * @param data facts about the data by name, in order
 * @param making parameters and versions by name, in order
 */
public record ClassReportData(
        String project,
        String decision,
        List<ClassResult> models,
        Inspection inspection,
        Map<String, String> data,
        Map<String, String> making) {
    public ClassReportData {
        models = List.copyOf(models);
    }
}
