package dev.pandan.cli.verb;

import dev.pandan.spec.project.ProjectReference;
import dev.pandan.spec.project.ProjectSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pandan reference}. */
@Command(
        name = "reference",
        mixinStandardHelpOptions = true,
        description = "Print the reference of pandan.yaml, or its JSON Schema for editors.")
public final class ReferenceVerb implements Callable<Integer> {
    private final Context context;

    @Option(names = "--schema", description = "Print the JSON Schema instead.")
    private boolean schema;

    public ReferenceVerb(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.terminal().print((schema ? ProjectSchema.json() : ProjectReference.markdown()).stripTrailing());
        return 0;
    }
}
