package dev.pandan.spec.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code store} line of a project file. */
public final class StoreAddresses {
    private static final Pattern EMBEDDED = Pattern.compile("embedded:([a-z]+)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(?:file:([^}]+)|([A-Za-z_][A-Za-z0-9_]*))}");

    static final StoreAddress NONE = new StoreAddress("none", false, List.of(), "", Map.of());

    private StoreAddresses() {}

    /**
     * @param text for example {@code cassandra://h1,h2/keyspace?dc=dc1}
     * @param environment value of an environment variable, or null
     * @return the address, or empty if the text has another form
     * @throws MissingVariable if a variable is not set, or the file of a {@code ${file:/path}} cannot be read
     */
    public static Optional<StoreAddress> parse(String text, UnaryOperator<@Nullable String> environment) {
        Matcher embedded = EMBEDDED.matcher(text);
        if (embedded.matches()) {
            return StoreKind.of(embedded.group(1))
                    .filter(StoreKind::embeddable)
                    .map(kind -> new StoreAddress(kind.scheme(), true, List.of(), "", Map.of()));
        }
        if (text.equals("memory:")) {
            return Optional.of(new StoreAddress("memory", false, List.of(), "", Map.of()));
        }
        return RemoteAddress.hasForm(text)
                ? new RemoteAddress(part -> resolve(part, environment)).parse(text)
                : new RemoteAddress(UnaryOperator.identity()).parse(resolve(text, environment));
    }

    /** The address of a server with its variables as they are written; empty if the text has another form. */
    public static Optional<StoreAddress> written(String text) {
        return RemoteAddress.hasForm(text) ? new RemoteAddress(UnaryOperator.identity()).parse(text) : Optional.empty();
    }

    private static String resolve(String text, UnaryOperator<@Nullable String> environment) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            String file = match.group(1);
            return Matcher.quoteReplacement(
                    file == null ? variable(match.group(2), environment) : SecretFile.read(file));
        });
    }

    private static String variable(String name, UnaryOperator<@Nullable String> environment) {
        String value = environment.apply(name);
        if (value == null) {
            throw new MissingVariable("environment variable " + name + " is not set (set it, or write the value)");
        }
        return value;
    }

    /** An environment variable that the address needs is not set, or a file that holds a part of it cannot be read. */
    public static final class MissingVariable extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        MissingVariable(String problem) {
            super(problem);
        }
    }
}
