package dev.pandan.training.history;

import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.spec.project.LabelSpec;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which rows a slice needs for a decision: per stream how far back its windows reach and how far ahead its labels lie. The decision's own stream comes first.
 */
public final class Reach implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> streams;
    private final long[] backMicros;
    private final long[] aheadMicros;
    private final int labelStream;

    private Reach(List<String> streams, long[] backMicros, long[] aheadMicros, int labelStream) {
        this.labelStream = labelStream;
        this.streams = new ArrayList<>(streams);
        this.backMicros = backMicros;
        this.aheadMicros = aheadMicros;
    }

    /**
     * @param labelled whether labels are wanted
     */
    public static Reach of(ProjectProgram program, DecisionProgram decision, boolean labelled) {
        Map<String, Long> back = new LinkedHashMap<>();
        back.put(decision.stream(), 0L);
        for (int position : decision.windows()) {
            Window window = program.windows().get(position);
            WindowTable table = program.tables().get(window.table());
            back.merge(table.stream(), window.frame().reachMicros(), Math::max);
        }
        Optional<LabelSpec> label = labelled ? decision.spec().label() : Optional.empty();
        label.ifPresent(spec -> back.putIfAbsent(spec.stream(), 0L));
        List<String> streams = List.copyOf(back.keySet());
        long[] ahead = new long[streams.size()];
        label.ifPresent(spec -> ahead[streams.indexOf(spec.stream())] = spec.withinMicros());
        int labelStream = label.map(spec -> streams.indexOf(spec.stream())).orElse(-1);
        long[] longest = back.values().stream().mapToLong(Long::longValue).toArray();
        return new Reach(streams, longest, ahead, labelStream);
    }

    public List<String> streams() {
        return streams;
    }

    /** Position of the stream of the labels, if they are wanted. */
    public Optional<Integer> labelStream() {
        return labelStream < 0 ? Optional.empty() : Optional.of(labelStream);
    }

    /** Whether a slice needs a row of a stream. */
    boolean needs(int stream, long timeMicros, Span span) {
        return span.holds(timeMicros)
                || span.before(timeMicros, backMicros[stream])
                || (aheadMicros[stream] > 0 && span.after(timeMicros, aheadMicros[stream]));
    }

    /** Whether a slice needs every row of a block that is sorted by time: the times needed of a stream have no gap. */
    boolean needsAll(LogBlock block, Span span) {
        return needs(block.stream(), block.firstMicros(), span) && needs(block.stream(), block.lastMicros(), span);
    }

    /** Whether a slice may need some row of a block that is sorted by time. */
    boolean needsAny(LogBlock block, Span span) {
        return needs(block.stream(), block.firstMicros(), span)
                || needs(block.stream(), block.lastMicros(), span)
                || (block.firstMicros() < span.fromMicros() && block.lastMicros() >= span.fromMicros());
    }
}
