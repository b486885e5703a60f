package dev.pandan.expression;

import dev.pandan.expression.catalyst.Origins;
import dev.pandan.spec.project.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.trees.Origin;
import org.jspecify.annotations.Nullable;

/** An expression of the project on its way from text to typed tree. */
final class Scalar {
    private final Text text;
    private final String field;
    private final String what;
    private final List<Scalar> uses = new ArrayList<>();
    private @Nullable Expression expression;
    private String canonical = "";
    private Origin origin = Origins.NOWHERE;

    /**
     * @param field path in the project file, for example {@code decisions.late.features.busy}
     * @param what how messages call it, for example {@code feature 'busy'}
     */
    Scalar(Text text, String field, String what) {
        this.text = text;
        this.field = field;
        this.what = what;
    }

    Text text() {
        return text;
    }

    String field() {
        return field;
    }

    String what() {
        return what;
    }

    /** Whether it is sound so far, with all that it uses. */
    boolean sound() {
        return expression != null && uses.stream().allMatch(Scalar::sound);
    }

    Expression expression() {
        return Objects.requireNonNull(expression, field);
    }

    /** Where in the text it stands. */
    Origin origin() {
        return origin;
    }

    void origin(Origin place) {
        origin = place;
    }

    void become(@Nullable Expression next) {
        expression = next;
    }

    /** The meaning as text, once its types are known: the same for every way of writing it that Catalyst sees through. */
    String canonical() {
        return canonical;
    }

    void canonical(String sql) {
        canonical = sql;
    }

    void fail() {
        expression = null;
    }

    /** It contains a copy of another: an error there is not to be reported here. */
    void use(Scalar other) {
        uses.add(other);
    }

    List<Scalar> uses() {
        return uses;
    }
}
