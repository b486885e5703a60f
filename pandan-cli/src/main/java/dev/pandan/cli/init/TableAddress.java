package dev.pandan.cli.init;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.spec.project.StoreAddresses;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table of the user's in a database, for example {@code cassandra://host/keyspace.table?dc=dc1}.
 *
 * @param store the database, with the table's own namespace
 * @param written the same with its variables as they were written
 * @param table name with its namespace
 */
public record TableAddress(StoreAddress store, StoreAddress written, String table) {
    private static final Pattern FORM = Pattern.compile(
            "([a-z+]+://(?:\\$\\{[^}]*}|[^/?])+/[A-Za-z][A-Za-z0-9_]*)\\.([A-Za-z][A-Za-z0-9_.-]*)(\\?.*)?");
    private static final Pattern SECRET = Pattern.compile("(?i)(?!.*file$).*(pass|secret|token|key).*");
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^A-Z0-9]");

    /**
     * @param environment value of an environment variable, or null
     */
    public static TableAddress parse(String text, UnaryOperator<@Nullable String> environment) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw unusable("is not the address of a table");
        }
        String url = form.group(1) + Optional.ofNullable(form.group(3)).orElse("");
        try {
            StoreAddress store =
                    StoreAddresses.parse(url, environment).orElseThrow(() -> unusable("is not the address of a table"));
            return new TableAddress(
                    store, StoreAddresses.written(url).orElse(store), store.namespace() + "." + form.group(2));
        } catch (StoreAddresses.MissingVariable e) {
            throw unusable("cannot be read: " + e.getMessage());
        }
    }

    /** The address may hold a password: it is not repeated. */
    private static PandanException unusable(String why) {
        return PandanException.of(
                ErrorCode.USAGE,
                "--from " + why
                        + " (expected: for example cassandra://host:9042/keyspace.table?dc=dc1, or mongodb://host/database.collection)");
    }

    /** The table's name alone. */
    public String name() {
        return table.substring(table.indexOf('.') + 1);
    }

    /** The line of a project file that keeps Pandan's own tables in a namespace of their own; secrets become environment variables, and variables stay what they are. */
    public String storeLine(String namespace) {
        Map<String, String> options = new TreeMap<>(written.options());
        String scheme = store.kind() + (options.remove(StoreAddress.SRV) == null ? "" : "+srv");
        options.replaceAll((key, value) ->
                SECRET.matcher(key).matches() && !value.contains("${") ? "${" + variable(key) + "}" : value);
        String query = options.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining("&"));
        return scheme + "://" + String.join(",", written.hosts()) + "/" + namespace
                + (query.isEmpty() ? "" : "?" + query);
    }

    private static String variable(String option) {
        return "PANDAN_" + NOT_A_LETTER.matcher(option.toUpperCase(Locale.ROOT)).replaceAll("_");
    }
}
