package dev.pandan.server.route;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;

/** Decisions by the name in a path. */
final class Decisions {
    private Decisions() {}

    /** The decision of this name; {@code NOT_FOUND} if there is none. */
    static DecisionProgram require(ProjectProgram program, String name) {
        DecisionProgram decision = program.decisions().get(name);
        if (decision == null) {
            throw PandanException.of(new Problem(
                    ErrorCode.NOT_FOUND,
                    null,
                    "decision",
                    "the project has no such decision (there are: "
                            + String.join(", ", program.project().decisions().keySet()) + ")"));
        }
        return decision;
    }
}
