package dev.pandan.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/** The list of verbs in the help of the command, by what they are about. */
final class CommandSpecHelp implements IHelpSectionRenderer {
    static final String SECTION = SECTION_KEY_COMMAND_LIST;

    private final Map<String, List<String>> groups;

    CommandSpecHelp(Map<String, List<String>> groups) {
        this.groups = groups;
    }

    @Override
    public String render(Help help) {
        StringBuilder text = new StringBuilder();
        groups.forEach((group, verbs) -> {
            text.append(String.format("%n%s%n", group));
            verbs.forEach(verb -> text.append(line(help, verb)));
        });
        return text.toString();
    }

    private static String line(Help help, String verb) {
        CommandLine command = help.commandSpec().subcommands().get(verb);
        String[] description = command == null
                ? new String[0]
                : command.getCommandSpec().usageMessage().description();
        return String.format("  %-12s %s%n", verb, description.length == 0 ? "" : description[0]);
    }
}
