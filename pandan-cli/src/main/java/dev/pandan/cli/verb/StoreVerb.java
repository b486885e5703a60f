package dev.pandan.cli.verb;

import dev.pandan.cli.project.EmbeddedKind;
import dev.pandan.sandbox.DetachedServer;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code pandan store start|stop|status|migrate|expire|cql}: the database by itself. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Start or stop an embedded database, look at, migrate or let expire a project's data in any database, run CQL files.")
public final class StoreVerb {
    private StoreVerb() {}

    public static CommandLine command(Context context) {
        return new CommandLine(new StoreVerb())
                .addSubcommand("start", new StoreStart(context))
                .addSubcommand("stop", new StoreStop(context))
                .addSubcommand("status", new StoreStatus(context))
                .addSubcommand("migrate", new StoreMigrate(context))
                .addSubcommand("expire", new StoreExpire(context))
                .addSubcommand("cql", new CqlVerb(context));
    }

    static String describe(DetachedServer found) {
        return EmbeddedKind.find(found.kind()).map(EmbeddedKind::title).orElse("a database") + " on "
                + found.contactPoint().getHostString() + ":"
                + found.contactPoint().getPort() + ", process " + found.pid() + ", data in " + found.dataFolder();
    }
}
