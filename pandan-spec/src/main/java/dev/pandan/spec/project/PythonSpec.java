package dev.pandan.spec.project;

import java.time.Duration;
import java.util.Optional;

/**
 * A model that a script of the user's trains.
 *
 * @param script Python file, relative to the project file
 * @param requirements file with the packages that the script needs, as pip reads it, relative to the project file; absent: the interpreter's own packages
 * @param timeLimit how long the script may run
 */
public record PythonSpec(String script, Optional<String> requirements, Duration timeLimit) {
    /** How long a script may run that does not say. */
    public static final Duration DEFAULT_TIME_LIMIT = Duration.ofHours(1);
}
