package dev.pandan.cli.terminal;

import java.io.PrintStream;

/**
 * Where a verb writes: results to standard output, everything else to standard error.
 *
 * @param out results
 * @param err progress and messages
 * @param interactive whether a person looks at {@code err}: lines may be redrawn
 */
public record Terminal(PrintStream out, PrintStream err, boolean interactive) {

    @SuppressWarnings("SystemConsoleNull") // Pandan runs on 17; later a look at isTerminal() joins it
    public static Terminal system() {
        boolean interactive =
                System.console() != null && System.getenv("CI") == null && !"dumb".equals(System.getenv("TERM"));
        return new Terminal(System.out, System.err, interactive);
    }

    /** Tells what happens now. */
    public void say(String message) {
        err.println(message);
        err.flush();
    }

    /** A line of the result. */
    public void print(String line) {
        out.println(line);
        out.flush();
    }
}
