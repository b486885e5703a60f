package dev.pandan.expression;

import dev.pandan.engine.program.Feature;
import dev.pandan.expression.catalyst.Types;
import dev.pandan.spec.error.Suggestion;
import dev.pandan.spec.project.Target;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** What the rules of a policy see: the score, of a model of classes also which one and all probabilities by name, and the features in their final form. */
final class RuleScope implements Scope {
    static final String SCORE = "score";
    static final String PREDICTED = "predicted";
    static final String PROBABILITIES = "probabilities";

    private final List<AttributeReference> attributes = new ArrayList<>();
    private final boolean complete;

    /**
     * @param complete false if some features have errors: names that are not found are then not reported
     */
    RuleScope(Target target, List<Feature> features, boolean complete) {
        this.complete = complete;
        attributes.add(Types.attribute(SCORE, DataTypes.DoubleType));
        if (target.namesOne()) {
            attributes.add(Types.attribute(PREDICTED, DataTypes.StringType));
            attributes.add(Types.attribute(
                    PROBABILITIES, DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType, false)));
        }
        for (Feature feature : features) {
            attributes.add(attribute(feature));
        }
    }

    /** A feature in its final form. */
    static AttributeReference attribute(Feature feature) {
        return Types.attribute(feature.name(), type(feature));
    }

    private static DataType type(Feature feature) {
        return switch (feature.type()) {
            case NUMBER -> DataTypes.FloatType;
            case CATEGORY -> DataTypes.StringType;
            case VECTOR -> DataTypes.createArrayType(DataTypes.FloatType, true);
        };
    }

    /** The score, what there is about classes, then the features in order. */
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
        List<String> names = attributes.stream().map(AttributeReference::name).toList();
        throw new Refused("'" + name + "' is neither score nor a feature" + Suggestion.text(name, names));
    }
}
