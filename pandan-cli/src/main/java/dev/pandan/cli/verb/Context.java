package dev.pandan.cli.verb;

import dev.pandan.cli.terminal.Interrupts;
import dev.pandan.cli.terminal.Terminal;
import java.time.Clock;

/** What every verb is given. */
public record Context(Terminal terminal, Interrupts interrupts, Clock clock) {}
