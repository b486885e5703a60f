package dev.pandan.expression;

import dev.pandan.expression.catalyst.Failure;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.Location;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.project.Text;
import java.util.ArrayList;
import java.util.List;

/** Everything that is wrong with a project, and everything that is only odd. */
final class Problems {
    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    void error(Scalar scalar, Failure failure) {
        error(scalar, place(scalar.text(), failure), failure.message());
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

    /** The place inside the expression, as far as file and expression are known to run side by side. */
    private static Location place(Text text, Failure failure) {
        Location start = text.location();
        if (start.line() == 0 || failure.line() == 0) {
            return start;
        } else if (text.text().indexOf('\n') >= 0) {
            // A block scalar: its content starts in the line after the mark, at an indentation that is not known here.
            return new Location(start.source(), start.line() + failure.line(), 0);
        }
        int column = start.column() == 0 ? 0 : start.column() + failure.column();
        return new Location(start.source(), start.line(), column);
    }
}
