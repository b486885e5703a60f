package dev.pandan.live.event;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The plans of all streams of a project. Immutable. */
public final class StreamPlans {
    private final Map<String, StreamPlan> byName = new LinkedHashMap<>();

    public StreamPlans(ProjectProgram program) {
        program.project()
                .streams()
                .values()
                .forEach(stream -> byName.put(stream.name(), new StreamPlan(program, stream)));
    }

    public @Nullable StreamPlan get(String stream) {
        return byName.get(stream);
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }

    /** The plan of a stream that is known to exist. */
    public StreamPlan require(String stream) {
        StreamPlan plan = byName.get(stream);
        if (plan == null) {
            throw new IllegalArgumentException("no stream '" + stream + "'");
        }
        return plan;
    }

    /** The problem of a stream that does not exist. */
    public Problem unknown(String stream) {
        return new Problem(
                ErrorCode.NOT_FOUND,
                null,
                "stream",
                "no stream " + Names.quoted(stream) + " (there are: " + String.join(", ", byName.keySet()) + ")");
    }
}
