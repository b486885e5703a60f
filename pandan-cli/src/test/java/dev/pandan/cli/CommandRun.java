package dev.pandan.cli;

import dev.pandan.cli.terminal.Interrupts;
import dev.pandan.cli.terminal.Terminal;
import dev.pandan.cli.verb.Context;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/**
 * The command run inside the test.
 *
 * @param status exit status
 * @param out standard output
 * @param err standard error
 */
public record CommandRun(int status, String out, String err) {

    public static CommandRun of(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        return run(out, err, false, arguments);
    }

    /** What a person at a terminal sees: both outputs, in order, with the lines that are redrawn. */
    public static String onTerminal(String... arguments) {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        return run(screen, screen, true, arguments).out();
    }

    private static CommandRun run(
            ByteArrayOutputStream out, ByteArrayOutputStream err, boolean interactive, String... arguments) {
        Terminal terminal = new Terminal(print(out), print(err), interactive);
        Context context = new Context(terminal, new Interrupts(terminal), Clock.systemUTC());
        int status = CommandLines.create(context).execute(arguments);
        return new CommandRun(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
