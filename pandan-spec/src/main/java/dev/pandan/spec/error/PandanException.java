package dev.pandan.spec.error;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The only exception Pandan throws on purpose. Carries one or more problems; the first decides code and status. */
public final class PandanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    private PandanException(List<Problem> problems, @Nullable Throwable cause) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")), cause);
        this.problems = List.copyOf(problems);
    }

    public static PandanException of(ErrorCode code, String message) {
        return new PandanException(List.of(Problem.of(code, message)), null);
    }

    public static PandanException of(ErrorCode code, String message, @Nullable Throwable cause) {
        return new PandanException(List.of(Problem.of(code, message)), cause);
    }

    public static PandanException of(Problem problem) {
        return new PandanException(List.of(problem), null);
    }

    /** All problems of one input together; {@code problems} must not be empty. */
    public static PandanException of(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("an exception needs a problem");
        }
        return new PandanException(problems, null);
    }

    public ErrorCode code() {
        return problems.get(0).code();
    }

    public List<Problem> problems() {
        return problems;
    }
}
