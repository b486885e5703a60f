package dev.pandan.expression;

import dev.pandan.engine.program.Feature;
import dev.pandan.spec.error.Suggestion;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;

/** What the weight of a training row sees: the features in their final form. */
final class WeightScope implements Scope {
    private static final String BALANCED = "balanced";

    private final List<AttributeReference> attributes;
    private final boolean complete;

    /**
     * @param complete false if some features have errors: names that are not found are then not reported
     */
    WeightScope(List<Feature> features, boolean complete) {
        this.attributes = features.stream().map(RuleScope::attribute).toList();
        this.complete = complete;
    }

    /** The features in order. */
    List<AttributeReference> attributes() {
        return attributes;
    }

    @Override
    public Expression name(List<String> parts) throws Refused {
        String name = parts.get(0);
        for (AttributeReference attribute : attributes) {
            if (attribute.name().equals(name)) {
                return Fields.of(attribute, parts.subList(1, parts.size()));
            }
        }
        if (!complete) {
            throw Refused.silently();
        }
        List<String> names = new ArrayList<>(
                attributes.stream().map(AttributeReference::name).toList());
        names.add(BALANCED);
        throw new Refused("'" + name + "' is not a feature" + Suggestion.text(name, names));
    }
}
