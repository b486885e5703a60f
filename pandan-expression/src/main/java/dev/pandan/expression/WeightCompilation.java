package dev.pandan.expression;

import dev.pandan.engine.program.Feature;
import dev.pandan.expression.catalyst.Catalyst;
import dev.pandan.expression.catalyst.Form;
import dev.pandan.expression.catalyst.RowProgram;
import dev.pandan.spec.project.Text;
import dev.pandan.spec.type.ColumnType;
import java.util.List;

/** The weight of training rows on its way from text to program. */
final class WeightCompilation {
    private final Scalar weight;
    private final WeightScope scope;

    /**
     * @param complete false if some features have errors
     */
    WeightCompilation(String decision, Text weights, List<Feature> features, boolean complete, Resolver resolver) {
        this.weight = new Scalar(weights, "decisions." + decision + ".model.weights", "weight of training rows");
        this.scope = new WeightScope(features, complete);
        resolver.resolve(weight, scope);
    }

    void type(Typing typing) {
        List<Scalar> scalars = List.of(weight);
        typing.analyze(scalars, scope.attributes());
        typing.fit(weight, Roles::weight);
        typing.simplify(scalars, scope.attributes());
    }

    RowProgram program(Catalyst catalyst) {
        return new RowProgram(
                catalyst, scope.attributes(), List.of(weight.expression()), List.of(new Form.Value(ColumnType.DOUBLE)));
    }
}
