package dev.pandan.cli;

import dev.pandan.cli.terminal.Interrupts;
import dev.pandan.cli.terminal.Terminal;
import dev.pandan.cli.verb.Context;
import java.time.Clock;

/** Entry point of the {@code pandan} command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Terminal terminal = Terminal.system();
        Interrupts interrupts = new Interrupts(terminal);
        int status = CommandLines.create(new Context(terminal, interrupts, Clock.systemUTC()))
                .execute(args);
        if (!interrupts.ending()) {
            System.exit(status);
        }
    }
}
