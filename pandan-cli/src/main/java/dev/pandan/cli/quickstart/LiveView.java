package dev.pandan.cli.quickstart;

import dev.pandan.cli.quickstart.AnswerTally.Moment;
import dev.pandan.cli.quickstart.AnswerTally.Shown;
import dev.pandan.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Shows a feed as it runs: redrawn four times a second on a terminal, a line every five seconds elsewhere. */
final class LiveView implements AutoCloseable {
    private static final int BAR = 24;
    private static final long REDRAW_MILLIS = 250;
    private static final long LINE_MILLIS = 5_000;

    private final Terminal terminal;
    private final AnswerTally tally;
    private final long total;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(runnable -> {
        Thread thread = new Thread(runnable, "pandan-view");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable ScheduledFuture<?> drawing;
    private int drawn;

    private LiveView(Terminal terminal, AnswerTally tally, long total) {
        this.terminal = terminal;
        this.tally = tally;
        this.total = total;
    }

    static LiveView start(Terminal terminal, AnswerTally tally, long total) {
        LiveView view = new LiveView(terminal, tally, total);
        long every = terminal.interactive() ? REDRAW_MILLIS : LINE_MILLIS;
        view.drawing = view.clock.scheduleAtFixedRate(view::draw, every, every, TimeUnit.MILLISECONDS);
        return view;
    }

    private synchronized void draw() {
        Moment now = tally.now();
        if (!terminal.interactive()) {
            terminal.say("  " + headline(now));
            return;
        }
        StringBuilder screen = new StringBuilder();
        if (drawn > 0) {
            screen.append("\u001b[").append(drawn).append("A\u001b[J");
        }
        List<String> lines = lines(now);
        lines.forEach(line -> screen.append(line).append('\n'));
        drawn = lines.size();
        terminal.err().print(screen);
        terminal.err().flush();
    }

    private List<String> lines(Moment now) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + headline(now));
        for (Map.Entry<String, Long> action : now.actions().entrySet()) {
            double part = action.getValue() / (double) Math.max(1, now.decisions());
            int filled = (int) Math.round(part * BAR);
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-8s %s%s %,8d  %4.1f %%",
                    action.getKey(),
                    "#".repeat(filled),
                    ".".repeat(BAR - filled),
                    action.getValue(),
                    100 * part));
        }
        for (Shown shown : now.last()) {
            lines.add(String.format(
                    Locale.ROOT, "    %-12s score %.3f  -> %s", shown.id(), shown.score(), shown.action()));
        }
        return lines;
    }

    private String headline(Moment now) {
        return String.format(
                Locale.ROOT,
                "%,7d / %,d events  %,6.0f decisions/s  p50 %.1f ms  p99 %.1f ms",
                now.events(),
                total,
                now.decisionsPerSecond(),
                now.p50Millis(),
                now.p99Millis());
    }

    /** Draws the end and stops. */
    @Override
    public void close() {
        if (drawing != null) {
            drawing.cancel(false);
        }
        clock.shutdown();
        draw();
    }
}
