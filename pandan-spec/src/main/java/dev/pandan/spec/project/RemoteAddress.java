package dev.pandan.spec.project;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code kind://user:password@host1,host2/namespace?option=value}; a user and a password before the hosts become options. */
final class RemoteAddress {
    private static final Pattern FORM =
            Pattern.compile("([a-z]+)(\\+srv)?://(?:((?:\\$\\{[^}]*}|[^/?])*)@)?([^/?@]+)(?:/([^/?]*))?(?:\\?(.*))?");
    /** A user, which may be a variable, before the colon of a password. */
    private static final Pattern USER = Pattern.compile("((?:\\$\\{[^}]*}|[^:])*)(?::(.*))?", Pattern.DOTALL);

    private static final Pattern NAMESPACE = Pattern.compile("([A-Za-z][A-Za-z0-9_]*)?");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern AMPERSAND = Pattern.compile("&");

    private final UnaryOperator<String> resolver;

    /**
     * @param resolver puts in what stands for variables. It is asked for each part by itself: a password may hold any character
     */
    RemoteAddress(UnaryOperator<String> resolver) {
        this.resolver = resolver;
    }

    static boolean hasForm(String text) {
        return FORM.matcher(text).matches();
    }

    Optional<StoreAddress> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || !isKind(parts.group(1), parts.group(2))) {
            return Optional.empty();
        }
        String namespace = parts.group(5) == null ? "" : resolver.apply(parts.group(5));
        if (!NAMESPACE.matcher(namespace).matches()) {
            return Optional.empty();
        }
        Map<String, String> options = new LinkedHashMap<>();
        login(parts.group(3), options);
        query(parts.group(6), options);
        if (parts.group(2) != null) {
            options.put(StoreAddress.SRV, "true");
        }
        List<String> hosts = List.of(COMMA.split(resolver.apply(parts.group(4)), -1));
        return Optional.of(new StoreAddress(parts.group(1), false, hosts, namespace, options));
    }

    private static boolean isKind(String scheme, @Nullable String srv) {
        Optional<StoreKind> kind = StoreKind.of(scheme);
        return kind.isPresent() && kind.get() != StoreKind.MEMORY && (srv == null || kind.get() == StoreKind.MONGODB);
    }

    private void login(@Nullable String login, Map<String, String> options) {
        if (login == null) {
            return;
        }
        Matcher parts = USER.matcher(login);
        if (parts.matches()) {
            options.put("user", decoded(parts.group(1)));
            if (parts.group(2) != null) {
                options.put("password", decoded(parts.group(2)));
            }
        }
    }

    /** Percent-encoded, but for the value of a variable. */
    private String decoded(String text) {
        try {
            return resolver.apply(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (StoreAddresses.MissingVariable missing) {
            throw missing;
        } catch (IllegalArgumentException notEncoded) {
            return resolver.apply(text);
        }
    }

    private void query(@Nullable String query, Map<String, String> options) {
        if (query != null) {
            for (String pair : AMPERSAND.split(query, -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    options.put(pair.substring(0, equals), resolver.apply(pair.substring(equals + 1)));
                }
            }
        }
    }
}
