package dev.pandan.live.json;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.Problem;
import org.jspecify.annotations.Nullable;

/** A member of an object that does not fit; never leaves the package. */
final class FieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    FieldException(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    static FieldException of(@Nullable String field, String message) {
        return new FieldException(new Problem(ErrorCode.EVENT_INVALID, null, field, message));
    }

    Problem problem() {
        return problem;
    }
}
