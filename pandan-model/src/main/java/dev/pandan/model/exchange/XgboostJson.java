package dev.pandan.model.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pandan.model.exchange.BoostedTrees.Objective;
import dev.pandan.model.onnx.ForestGraph.Outcome;
import dev.pandan.model.onnx.Tree;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the JSON form, and its binary one, of XGBoost's models: trees of {@code gbtree} and {@code dart} that were trained for a probability, a number or one of several classes. With early stopping the trees up to the
 * best round count, as in XGBClassifier.
 */
final class XgboostJson {
    private static final String NAME = "XGBoost";

    private static final Map<Outcome, Set<String>> OBJECTIVES = Map.of(
            Outcome.LOGISTIC, Set.of("binary:logistic", "reg:logistic"),
            Outcome.SOFTMAX, Set.of("multi:softprob", "multi:softmax"),
            Outcome.EXPONENTIAL, Set.of("reg:gamma", "reg:tweedie", "count:poisson", "survival:cox", "survival:aft"),
            Outcome.IDENTITY,
                    Set.of(
                            "reg:squarederror",
                            "reg:linear",
                            "reg:squaredlogerror",
                            "reg:absoluteerror",
                            "reg:pseudohubererror",
                            "reg:quantileerror",
                            "reg:expectileerror",
                            "rank:ndcg",
                            "rank:map",
                            "rank:pairwise"));

    private XgboostJson() {}

    static BoostedTrees read(byte[] bytes) {
        try {
            return model(new ObjectMapper().readTree(bytes));
        } catch (IOException e) {
            throw unusable("JSON", e);
        }
    }

    /** The same in XGBoost's binary form. */
    static BoostedTrees readBinary(byte[] bytes) {
        try {
            return model(UniversalBinaryJson.read(bytes));
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw unusable("UBJSON", e);
        }
    }

    private static PandanException unusable(String form, Exception cause) {
        return PandanException.of(
                ErrorCode.FILE_UNUSABLE,
                "a " + form + " file that is no model of XGBoost: " + cause.getMessage() + " (expected: "
                        + ForeignModel.EXPECTED + ")",
                cause);
    }

    private static BoostedTrees model(JsonNode file) {
        try {
            JsonNode learner = file.required("learner");
            Objective objective = objective(learner);
            JsonNode booster = learner.required("gradient_booster");
            boolean isDart = booster.path("name").asText().equals("dart");
            JsonNode model = isDart ? booster.required("gbtree").required("model") : booster.required("model");
            List<String> names = new ArrayList<>();
            learner.path("feature_names").forEach(name -> names.add(name.asText()));
            int width = learner.required("learner_model_param")
                    .required("num_feature")
                    .asInt();
            List<List<Tree>> sums = trees(learner, model, booster.path("weight_drop"), objective.outcome());
            return new BoostedTrees(NAME, objective, names, width, sums);
        } catch (IllegalArgumentException e) {
            throw unusable("JSON", e);
        }
    }

    private static Objective objective(JsonNode learner) {
        String booster = learner.required("gradient_booster").path("name").asText();
        if (!booster.equals("gbtree") && !booster.equals("dart")) {
            throw BoostedTrees.refused(NAME, "is a '" + booster + "'", "trees: gbtree or dart; export it to ONNX");
        }
        int targets = learner.path("learner_model_param").path("num_target").asInt(1);
        if (targets > 1) {
            throw BoostedTrees.refused(NAME, "predicts " + targets + " numbers at once", "one");
        }
        String name = learner.required("objective").path("name").asText();
        return OBJECTIVES.entrySet().stream()
                .filter(some -> some.getValue().contains(name))
                .findFirst()
                .map(some -> new Objective(name, some.getKey()))
                .orElseThrow(() -> BoostedTrees.refused(
                        NAME,
                        "has the objective '" + name + "'",
                        "one of "
                                + OBJECTIVES.values().stream()
                                        .flatMap(Set::stream)
                                        .sorted()
                                        .toList()));
    }

    /** By what they are added to: one sum, or one per class. */
    private static List<List<Tree>> trees(JsonNode learner, JsonNode model, JsonNode weights, Outcome outcome) {
        double[] bases = bases(learner, outcome);
        List<List<Tree>> sums = new ArrayList<>();
        for (double base : bases) {
            sums.add(new ArrayList<>(List.of(new Tree(List.of(new Tree.Leaf(base))))));
        }
        JsonNode all = model.required("trees");
        int used = used(learner, model, all.size());
        for (int i = 0; i < used; i++) {
            Tree tree = tree(all.get(i), weights.isArray() ? weights.get(i).floatValue() : 1);
            sums.get(model.required("tree_info").get(i).asInt()).add(tree);
        }
        return sums;
    }

    private static int used(JsonNode learner, JsonNode model, int trees) {
        JsonNode best = learner.path("attributes").path("best_iteration");
        JsonNode starts = model.path("iteration_indptr");
        int rounds = best.asInt() + 1;
        return best.isMissingNode() || rounds >= starts.size()
                ? trees
                : starts.get(rounds).asInt();
    }

    /** The sums before any tree; the file has what is made of them, in new versions as a list. */
    private static double[] bases(JsonNode learner, Outcome outcome) {
        JsonNode parameters = learner.required("learner_model_param");
        String[] values = parameters
                .required("base_score")
                .asText()
                .replace("[", "")
                .replace("]", "")
                .split(",", -1);
        double[] bases = new double[Math.max(1, parameters.path("num_class").asInt())];
        if (values.length != 1 && values.length != bases.length) {
            throw BoostedTrees.refused(NAME, "has " + values.length + " base scores", "one, or one per class");
        }
        for (int i = 0; i < bases.length; i++) {
            double value = Float.parseFloat(values[values.length == 1 ? 0 : i]);
            bases[i] = switch (outcome) {
                case LOGISTIC -> Math.log(value / (1 - value));
                case EXPONENTIAL -> Math.log(value);
                default -> value;
            };
        }
        return bases;
    }

    private static Tree tree(JsonNode tree, float weight) {
        if (tree.path("tree_param").path("size_leaf_vector").asInt(1) > 1) {
            throw BoostedTrees.refused(NAME, "has leaves of several values", "multi_strategy=\"one_output_per_tree\"");
        }
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
