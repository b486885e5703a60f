package dev.pandan.expression;

import dev.pandan.expression.catalyst.Failure;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.Location;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with a project, and everything that is only odd. */
final class Problems {
    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    void error(Scalar scalar, Failure failure) {
        error(scalar, scalar.text().at(failure.line(), failure.column()), failure.message());
    }

    /** A problem with the expression as a whole. */
    void error(Scalar scalar, String message) {
        error(scalar, scalar.text().location(), message);
    }

    private void error(Scalar scalar, Location location, String message) {
        Problem problem =
                new Problem(ErrorCode.EXPRESSION_INVALID, location, scalar.field(), scalar.what() + ": " + message);
        if (!errors.contains(problem)) {
            errors.add(problem);
        }
    }

    void warning(Location location, String field, String message) {
        warnings.add(new Problem(ErrorCode.EXPRESSION_INVALID, location, field, message));
    }

    List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw PandanException.of(errors);
        }
    }
}
