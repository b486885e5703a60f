package dev.pandan.model.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pandan.model.onnx.Tree;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the JSON form of XGBoost's models: trees of {@code gbtree} and {@code dart} that were trained for the log-odds of two classes. With early stopping the trees up to the
 * best round count, as in XGBClassifier.
 */
final class XgboostJson {
    private static final String NAME = "XGBoost";
    private static final Set<String> OBJECTIVES = Set.of("binary:logistic", "reg:logistic");

    private XgboostJson() {}

    static BoostedTrees read(byte[] bytes) {
        try {
            JsonNode learner = new ObjectMapper().readTree(bytes).required("learner");
            check(learner);
            JsonNode booster = learner.required("gradient_booster");
            boolean isDart = booster.path("name").asText().equals("dart");
            JsonNode model = isDart ? booster.required("gbtree").required("model") : booster.required("model");
            List<String> names = new ArrayList<>();
            learner.path("feature_names").forEach(name -> names.add(name.asText()));
            int width = learner.required("learner_model_param")
                    .required("num_feature")
                    .asInt();
            return new BoostedTrees(NAME, names, width, trees(learner, model, booster.path("weight_drop")));
        } catch (IOException | IllegalArgumentException e) {
            throw PandanException.of(
                    ErrorCode.FILE_UNUSABLE,
                    "a JSON file that is no model of XGBoost: " + e.getMessage() + " (expected: "
                            + ForeignModel.EXPECTED + ")",
                    e);
        }
    }

    private static void check(JsonNode learner) {
        String booster = learner.required("gradient_booster").path("name").asText();
        if (!booster.equals("gbtree") && !booster.equals("dart")) {
            throw BoostedTrees.refused(NAME, "is a '" + booster + "'", "trees: gbtree or dart; export it to ONNX");
        }
        String objective = learner.required("objective").path("name").asText();
        if (!OBJECTIVES.contains(objective)) {
            throw BoostedTrees.refused(
                    NAME, "has the objective '" + objective + "'", "one of " + OBJECTIVES + ": a probability");
        }
    }

    private static List<Tree> trees(JsonNode learner, JsonNode model, JsonNode weights) {
        List<Tree> trees = new ArrayList<>();
        JsonNode all = model.required("trees");
        int used = used(learner, model, all.size());
        for (int i = 0; i < used; i++) {
            trees.add(tree(all.get(i), weights.isArray() ? weights.get(i).floatValue() : 1));
        }
        trees.add(new Tree(List.of(new Tree.Leaf(base(learner)))));
        return trees;
    }

    private static int used(JsonNode learner, JsonNode model, int trees) {
        JsonNode best = learner.path("attributes").path("best_iteration");
        JsonNode starts = model.path("iteration_indptr");
        int rounds = best.asInt() + 1;
        return best.isMissingNode() || rounds >= starts.size()
                ? trees
                : starts.get(rounds).asInt();
    }

    /** Log-odds before any tree; the file has the probability, in new versions as a list of one. */
    private static double base(JsonNode learner) {
        String text =
                learner.required("learner_model_param").required("base_score").asText();
        String[] values = text.replace("[", "").replace("]", "").split(",", -1);
        if (values.length != 1) {
            throw BoostedTrees.refused(NAME, "has " + values.length + " base scores", "one: two classes");
        }
        double probability = Float.parseFloat(values[0]);
        return Math.log(probability / (1 - probability));
    }

    private static Tree tree(JsonNode tree, float weight) {
        JsonNode lefts = tree.required("left_children");
        JsonNode conditions = tree.required("split_conditions");
        List<Tree.Node> nodes = new ArrayList<>();
        for (int i = 0; i < lefts.size(); i++) {
            float condition = conditions.get(i).floatValue();
            nodes.add(
                    lefts.get(i).asInt() < 0 ? new Tree.Leaf((double) weight * condition) : split(tree, i, condition));
        }
        return new Tree(nodes);
    }

    /** XGBoost goes left if {@code x < t} in float32, which is {@code x <= t'} of the next smaller number. */
    private static Tree.Split split(JsonNode tree, int node, float condition) {
        if (tree.path("split_type").path(node).asInt() != 0) {
            throw BoostedTrees.refused(
                    NAME,
                    "splits by categories",
                    "numbers only; encode categories in a Pipeline and export that to ONNX");
        }
        return new Tree.Split(
                tree.required("split_indices").get(node).asInt(),
                Math.nextDown(condition),
                tree.required("left_children").get(node).asInt(),
                tree.required("right_children").get(node).asInt(),
                tree.required("default_left").get(node).asInt() != 0);
    }
}
