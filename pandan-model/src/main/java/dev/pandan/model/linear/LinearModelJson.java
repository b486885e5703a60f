package dev.pandan.model.linear;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pandan.model.calibration.Calibration;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The file form of a {@link LinearModel}: JSON. Format 1 is that of probabilities, format 2 tells the link, format 3 a calibration as well. Numbers keep all their bits. */
public final class LinearModelJson {
    private static final String FORMAT = "pandan-linear/1";
    private static final String WITH_LINK = "pandan-linear/2";
    private static final String CALIBRATED = "pandan-linear/3";
    private static final ObjectMapper JSON = new ObjectMapper();

    private LinearModelJson() {}

    public static byte[] write(LinearModel model) {
        ObjectNode root = JSON.createObjectNode();
        boolean isProbability = model.link().equals(Link.LOGISTIC);
        root.put("format", model.calibration().isPresent() ? CALIBRATED : isProbability ? FORMAT : WITH_LINK);
        if (!isProbability || model.calibration().isPresent()) {
            write(root.putObject("link"), model.link());
        }
        model.calibration().ifPresent(calibration -> root.put("calibration", calibration.text()));
        root.put("intercept", model.intercept());
        ArrayNode terms = root.putArray("terms");
        model.terms().forEach(term -> write(terms.addObject(), term));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(ObjectNode node, Link link) {
        node.put("curve", link.curve().name());
        node.put("power", link.power());
        node.put("least", link.least());
        node.put("most", link.most());
    }

    private static void write(ObjectNode node, Term term) {
        node.put("name", term.name());
        if (term instanceof NumberTerm number) {
            node.put("fill", number.fill());
            node.put("mean", number.mean());
            node.put("scale", number.scale());
            node.put("weight", number.weight());
            node.put("missing", number.missing());
        } else if (term instanceof VectorTerm vector) {
            ArrayNode elements = node.putArray("elements");
            vector.elements().forEach(element -> write(elements.addObject(), element));
            return;
        } else if (term instanceof CategoryTerm category) {
            category.categories().forEach(node.putArray("categories")::add);
            category.weights().forEach(node.putArray("weights")::add);
            node.put("other", category.other());
        }
        node.put("average", term.average());
    }

    /** Fails with {@code MISMATCH} if the bytes are not a model of this format. */
    public static LinearModel read(byte[] bytes) {
        try {
            JsonNode root = JSON.readTree(bytes);
            String format = root.path("format").asText();
            if (!List.of(FORMAT, WITH_LINK, CALIBRATED).contains(format)) {
                throw damaged("format '" + format + "'", null);
            }
            List<Term> terms = new ArrayList<>();
            for (JsonNode node : root.required("terms")) {
                terms.add(term(node));
            }
            Link link = format.equals(FORMAT) ? Link.LOGISTIC : link(root.required("link"));
            LinearModel model = new LinearModel(root.required("intercept").doubleValue(), terms, link);
            return format.equals(CALIBRATED)
                    ? model.calibrated(
                            Calibration.parse(root.required("calibration").textValue()))
                    : model;
        } catch (IOException | IllegalArgumentException e) {
            throw damaged("something else", e);
        }
    }

    private static Link link(JsonNode node) {
        return new Link(
                Link.Curve.valueOf(node.required("curve").textValue()),
                node.required("power").doubleValue(),
                node.required("least").doubleValue(),
                node.required("most").doubleValue());
    }

    private static Term term(JsonNode node) {
        if (node.has("elements")) {
            List<NumberTerm> elements = new ArrayList<>();
            node.get("elements").forEach(element -> elements.add(number(element)));
            return new VectorTerm(node.required("name").textValue(), elements);
        }
        return node.has("categories") ? category(node) : number(node);
    }

    private static NumberTerm number(JsonNode node) {
        return new NumberTerm(
                node.required("name").textValue(),
                node.required("fill").doubleValue(),
                node.required("mean").doubleValue(),
                node.required("scale").doubleValue(),
                node.required("weight").doubleValue(),
                node.required("missing").doubleValue(),
                node.required("average").doubleValue());
    }

    private static CategoryTerm category(JsonNode node) {
        List<String> categories = new ArrayList<>();
        node.required("categories").forEach(value -> categories.add(value.textValue()));
        List<Double> weights = new ArrayList<>();
        node.required("weights").forEach(value -> weights.add(value.doubleValue()));
        return new CategoryTerm(
                node.required("name").textValue(),
                categories,
                weights,
                node.required("other").doubleValue(),
                node.required("average").doubleValue());
    }

    private static PandanException damaged(String found, @org.jspecify.annotations.Nullable Exception cause) {
        return PandanException.of(
                ErrorCode.MISMATCH,
                "the model file cannot be read: found " + found + " (expected: " + FORMAT + " or " + WITH_LINK
                        + "); train the model anew",
                cause);
    }
}
