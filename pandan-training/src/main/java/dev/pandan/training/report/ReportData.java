package dev.pandan.training.report;

import dev.pandan.spec.project.PolicySpec;
import dev.pandan.training.evaluate.Inspection;
import java.util.List;
import java.util.Map;

/**
 * Everything that a report shows.
 *
 * @param model the model that was trained
 * @param others models beside it, in the order of the table
 * @param baseRate the baseline that knows only the base rate of the training rows
 * @param inspection of the model that was trained
 * @param data facts about the data by name, in order
 * @param making parameters and versions by name, in order
 */
public record ReportData(
        String project,
        String decision,
        PolicySpec policy,
        ModelResult model,
        List<OtherModel> others,
        ModelResult baseRate,
        List<Weight> weights,
        Inspection inspection,
        Map<String, String> data,
        Map<String, String> making) {}
