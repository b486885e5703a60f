package dev.pandan.cli.terminal;

import dev.pandan.spec.error.ErrorCode;
import java.util.concurrent.atomic.AtomicReference;

/** Ctrl-C and SIGTERM. While something waits it is told and ends in good order; else the process ends at once, and its children with it. */
public final class Interrupts {
    private static final int TERMINATED = 143;

    private final Terminal terminal;
    private final AtomicReference<Runnable> onInterrupt = new AtomicReference<>();
    private volatile boolean ending;

    public Interrupts(Terminal terminal) {
        this.terminal = terminal;
        Signals.handle("INT", () -> interrupted(ErrorCode.INTERRUPTED.exitStatus()));
        Signals.handle("TERM", () -> interrupted(TERMINATED));
    }

    /** What to do instead of ending; the process is then ended by whoever waited. A second Ctrl-C ends it at once. */
    public void instead(Runnable action) {
        onInterrupt.set(action);
    }

    /** Whether the process is ending by a signal: errors of now are its consequences and of no interest. */
    public boolean ending() {
        return ending;
    }

    private void interrupted(int status) {
        Runnable action = onInterrupt.getAndSet(null);
        if (action != null) {
            action.run();
            return;
        }
        if (!ending) {
            ending = true;
            terminal.say(
                    "\npandan: interrupted; stopping. Nothing acknowledged is lost; run the same command to go on.");
            // As after a kill, which everything here survives: an orderly end would only let work that was
            // cut off complain. An embedded database ends with this process.
            Runtime.getRuntime().halt(status);
        }
    }
}
