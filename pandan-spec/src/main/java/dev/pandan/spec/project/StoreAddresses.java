package dev.pandan.spec.project;

import java.util.LinkedHashMap;
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
    private static final Pattern REMOTE =
            Pattern.compile("([a-z]+)://([^/?]*)(?:/([A-Za-z][A-Za-z0-9_]*))?(?:\\?(.*))?");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern AMPERSAND = Pattern.compile("&");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    static final StoreAddress NONE = new StoreAddress("none", false, List.of(), "", Map.of());

    private StoreAddresses() {}

    /**
     * @param text for example {@code cassandra://h1,h2/keyspace?dc=dc1}
     * @param environment value of an environment variable, or null
     * @return the address, or empty if the text has another form
     * @throws MissingVariable if a variable is not set
     */
    public static Optional<StoreAddress> parse(String text, UnaryOperator<@Nullable String> environment) {
        Matcher embedded = EMBEDDED.matcher(text);
        if (embedded.matches()) {
            return Optional.of(new StoreAddress(embedded.group(1), true, List.of(), "", Map.of()));
        }
        if (text.equals("memory:")) {
            return Optional.of(new StoreAddress("memory", false, List.of(), "", Map.of()));
        }
        Matcher remote = REMOTE.matcher(resolve(text, environment));
        if (!remote.matches() || remote.group(2).isEmpty()) {
            return Optional.empty();
        }
        String namespace = remote.group(3) == null ? "" : remote.group(3);
        return Optional.of(new StoreAddress(
                remote.group(1),
                false,
                List.of(COMMA.split(remote.group(2), -1)),
                namespace,
                options(remote.group(4))));
    }

    private static Map<String, String> options(@Nullable String query) {
        Map<String, String> options = new LinkedHashMap<>();
        if (query != null) {
            for (String pair : AMPERSAND.split(query, -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    options.put(pair.substring(0, equals), pair.substring(equals + 1));
                }
            }
        }
        return options;
    }

    private static String resolve(String text, UnaryOperator<@Nullable String> environment) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            String value = environment.apply(match.group(1));
            if (value == null) {
                throw new MissingVariable(match.group(1));
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /** An environment variable that the address needs is not set. */
    public static final class MissingVariable extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        MissingVariable(String name) {
            super("environment variable " + name + " is not set");
        }
    }
}
