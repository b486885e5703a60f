package dev.pandan.training.history;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;

/**
 * A project with its data.
 *
 * @param projectText the project file, of which {@code program} was compiled
 * @param store the project's store, open
 * @param address where other processes and Spark's tasks find that store; of kind {@code memory}: nowhere, this process reads it
 * @param namespace keyspace or database of the project
 */
public record StoredProject(
        ProjectProgram program, String projectText, Store store, StoreAddress address, String namespace) {

    /** A decision by name; {@code NOT_FOUND} if the project has none of this name. */
    public DecisionProgram decision(String name) {
        DecisionProgram decision = program.decisions().get(name);
        if (decision == null) {
            throw PandanException.of(
                    ErrorCode.NOT_FOUND,
                    "decision '" + name + "' not found in the project (there are: "
                            + String.join(", ", program.project().decisions().keySet()) + ")");
        }
        return decision;
    }

    public ProgramText text() {
        return new ProgramText(projectText);
    }

    public EventSource source() {
        return address.kind().equals("memory")
                ? new DriverSource(program.project(), store)
                : new TaskSource(text(), store, address, namespace);
    }
}
