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
    Optional<Integer> labelStream() {
        return labelStream < 0 ? Optional.empty() : Optional.of(labelStream);
    }

    /** Positions of the slices that need a row. */
    List<Integer> slices(LogRow row, List<Span> spans) {
        List<Integer> slices = new ArrayList<>(2);
        long time = row.timeMicros();
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            boolean needed = span.holds(time)
                    || span.before(time, backMicros[row.stream()])
                    || (aheadMicros[row.stream()] > 0 && span.after(time, aheadMicros[row.stream()]));
            if (needed) {
                slices.add(i);
            }
        }
        return slices;
    }
}
