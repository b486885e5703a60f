package dev.pandan.training.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.program.ProjectProgram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scala.Tuple2;

/** Every slice gets exactly the rows that it needs. */
final class SliceCutTest {
    private static final long SECOND = 1_000_000;
    private static final String PROJECT = """
            pandan: 1
            name: flights
            store: embedded:cassandra
            streams:
              departures: {id: flight_id, time: departed_at, columns: {flight_id: string, departed_at: timestamp, origin: string}}
              arrivals: {id: flight_id, time: arrived_at, columns: {flight_id: string, arrived_at: timestamp, origin: string, delay: int}}
            windows:
              departures_here: {stream: departures, by: origin, last: 100s}
              arrivals_here: {stream: arrivals, by: origin, last: 500s}
            decisions:
              late:
                stream: departures
                features:
                  busy: count(*) OVER departures_here
                  delay: avg(delay) OVER arrivals_here
                label: {stream: arrivals, value: delay > 15, within: 200s}
                policy: {rules: [{when: score >= 0.5, action: notify}], otherwise: none, fallback: none}
            """;

    @ParameterizedTest
    @EnumSource(LogOrder.class)
    void place_rowsOfBothStreams_goWhereTheyAreNeeded(LogOrder order) {
        ProjectProgram program = new ProgramText(PROJECT).compile();
        Reach reach = Reach.of(program, program.decisions().get("late"), true);
        List<Span> spans = List.of(span(0, 3_000), span(3_000, 3_050), span(3_050, 8_000), span(8_000, 10_000));
        List<LogRow> rows = rows();
        SliceCut cut = new SliceCut(reach, spans, order);
        List<Tuple2<SliceKey, LogBlock>> placed = new ArrayList<>();
        cut.place(new LogBlocks(LogOrder.EVENT_TIME, 2, rows.iterator())).forEachRemaining(placed::add);
        placed.sort(Comparator.comparing(Tuple2::_1, SliceKey.Order.FIRST_ROW));
        for (int i = 0; i < spans.size(); i++) {
            int slice = i;
            Iterator<LogBlock> blocks = placed.stream()
                    .filter(pair -> pair._1().slice() == slice)
                    .map(Tuple2::_2)
                    .iterator();
            Set<String> ids = new TreeSet<>();
            new MergedLog(order, blocks)
                    .forEachRemaining(row -> assertThat(ids.add(row.id())).isTrue());
            assertThat(ids).isEqualTo(needed(rows, spans.get(slice)));
        }
    }

    private static Span span(long fromSeconds, long toSeconds) {
        return new Span(fromSeconds * SECOND, toSeconds * SECOND);
    }

    private static List<LogRow> rows() {
        Random random = new Random(11);
        List<LogRow> rows = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            long time = random.nextInt(10_500) * SECOND;
            rows.add(new LogRow(random.nextInt(2), "f-" + i, time, 20_000 - i, 0, new byte[3], null));
        }
        return rows;
    }

    /** In seconds: departures reach back 100; arrivals 500, and as labels 200 ahead. */
    private static Set<String> needed(List<LogRow> rows, Span span) {
        Set<String> ids = new TreeSet<>();
        for (LogRow row : rows) {
            long back = row.stream() == 0 ? 100 : 500;
            boolean needed = row.timeMicros() >= span.fromMicros() - back * SECOND
                    && (row.stream() == 0
                            ? row.timeMicros() < span.toMicros()
                            : row.timeMicros() <= span.toMicros() + 200 * SECOND);
            if (needed) {
                ids.add(row.id());
            }
        }
        return ids;
    }
}
