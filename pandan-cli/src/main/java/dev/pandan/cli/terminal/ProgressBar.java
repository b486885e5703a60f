package dev.pandan.cli.terminal;

import dev.pandan.training.job.Progress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One line per stage; redrawn in place on a terminal, written once when the stage ends elsewhere. Thread-safe. */
public final class ProgressBar implements Progress, AutoCloseable {
    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = 100_000_000L;

    private final Terminal terminal;
    private @Nullable String stage;
    private long stageStarted;
    private long drawn;
    private long done;
    private long total;

    public ProgressBar(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void at(String newStage, long newDone, long newTotal) {
        long now = System.nanoTime();
        if (!newStage.equals(stage)) {
            finish();
            stage = newStage;
            stageStarted = now;
            drawn = 0;
        }
        done = newDone;
        total = newTotal;
        if (terminal.interactive() && now - drawn > REDRAW_NANOS) {
            drawn = now;
            terminal.err().print("\r  " + line(newStage, now));
            terminal.err().flush();
        }
    }

    /** Writes a line above the current stage. */
    public synchronized void above(String line) {
        terminal.err().println((terminal.interactive() && stage != null ? "\r\u001b[K" : "") + "  | " + line);
        String current = stage;
        if (terminal.interactive() && current != null) {
            terminal.err().print("  " + line(current, System.nanoTime()));
        }
        terminal.err().flush();
    }

    /** Ends the current stage. */
    public synchronized void finish() {
        String ended = stage;
        if (ended == null) {
            return;
        }
        String line = line(ended, System.nanoTime());
        terminal.err().println(terminal.interactive() ? "\r  " + line : "  " + line);
        terminal.err().flush();
        stage = null;
    }

    @Override
    public void close() {
        finish();
    }

    private String line(String name, long now) {
        double seconds = (now - stageStarted) / 1e9;
        if (total <= 0) {
            return String.format(Locale.ROOT, "%-28s %8.1f s   ", name, seconds);
        }
        int filled = (int) Math.min(WIDTH, WIDTH * done / total);
        return String.format(
                Locale.ROOT,
                "%-28s %8.1f s  [%s%s] %,d / %,d   ",
                name,
                seconds,
                "#".repeat(filled),
                "-".repeat(WIDTH - filled),
                done,
                total);
    }
}
