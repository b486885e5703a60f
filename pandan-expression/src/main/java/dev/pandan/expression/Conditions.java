package dev.pandan.expression;

import dev.pandan.expression.catalyst.Catalyst;
import dev.pandan.expression.catalyst.Form;
import dev.pandan.expression.catalyst.RowProgram;
import dev.pandan.spec.project.StreamSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;

/** Named conditions over one kind of row: the {@code valid} section of a stream. */
final class Conditions {
    private final List<AttributeReference> input;
    private final List<String> names;
    private final List<Scalar> scalars;

    private Conditions(List<AttributeReference> input, List<String> names, List<Scalar> scalars) {
        this.input = input;
        this.names = List.copyOf(names);
        this.scalars = List.copyOf(scalars);
    }

    static Conditions ofStream(StreamSpec stream, ColumnScope scope, Resolver resolver) {
        List<Scalar> scalars = new ArrayList<>();
        stream.valid().forEach((name, text) -> {
            Scalar scalar = new Scalar(text, "streams." + stream.name() + ".valid." + name, "condition '" + name + "'");
            resolver.resolve(scalar, scope);
            scalars.add(scalar);
        });
        return new Conditions(scope.attributes(), List.copyOf(stream.valid().keySet()), scalars);
    }

    List<String> names() {
        return names;
    }

    List<Scalar> scalars() {
        return scalars;
    }

    void fit(Typing typing) {
        scalars.forEach(scalar -> typing.fit(scalar, Roles::condition));
    }

    RowProgram program(Catalyst catalyst) {
        return new RowProgram(
                catalyst,
                input,
                scalars.stream().map(Scalar::expression).toList(),
                Collections.nCopies(scalars.size(), new Form.Flag()));
    }
}
