package dev.pandan.engine.program;

import dev.pandan.spec.project.Project;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A compiled project. Immutable and thread-safe; {@link #newCode()} makes the part that computes, one for each thread.
 *
 * @param fingerprint 16 hexadecimal digits that change when anything does that is computed: streams, tables, windows, features, labels, the meaning of the program
 * @param tables what is kept in windows
 * @param windows all windows that a decision reads
 * @param decisions by name, in the order of the project file
 * @param catalogue all features with their lineage
 */
public record ProjectProgram(
        Project project,
        String fingerprint,
        List<WindowTable> tables,
        List<Window> windows,
        Map<String, DecisionProgram> decisions,
        Catalogue catalogue,
        Supplier<ProjectCode> code) {
    public ProjectProgram {
        tables = List.copyOf(tables);
        windows = List.copyOf(windows);
        // In order, which Map.copyOf loses: what is printed must not differ from run to run.
        decisions = Collections.unmodifiableMap(new LinkedHashMap<>(decisions));
    }

    /** A program that was not compiled from a project file: without a catalogue. */
    public ProjectProgram(
            Project project,
            String fingerprint,
            List<WindowTable> tables,
            List<Window> windows,
            Map<String, DecisionProgram> decisions,
            Supplier<ProjectCode> code) {
        this(project, fingerprint, tables, windows, decisions, Catalogue.NONE, code);
    }

    /** Fresh code for one thread; costs microseconds to milliseconds after the first call. */
    public ProjectCode newCode() {
        return code.get();
    }

    /** The {@link DecisionProgram#fingerprint()} of a decision that there is. */
    public String fingerprint(String decision) {
        return Objects.requireNonNull(decisions.get(decision), decision).fingerprint();
    }

    /** Positions of the window tables that rows of {@code stream} go to. */
    public List<Integer> tablesOf(String stream) {
        return IntStream.range(0, tables.size())
                .filter(i -> tables.get(i).stream().equals(stream))
                .boxed()
                .toList();
    }

    /** The windows over one table, in the order in which a {@link dev.pandan.engine.window.KeyLog} numbers them. */
    public List<Window> windowsOf(int table) {
        return windows.stream().filter(window -> window.table() == table).toList();
    }
}
