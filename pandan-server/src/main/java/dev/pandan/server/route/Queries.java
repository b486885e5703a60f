package dev.pandan.server.route;

import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Parameters of paths and queries. A parameter that a route does not know is refused: a misspelt {@code dry_run} must not store anything. */
final class Queries {
    private Queries() {}

    static void requireOnly(ServiceRequestContext context, String... known) {
        Set<String> names = Set.of(known);
        for (String name : context.queryParams().names()) {
            if (!names.contains(name)) {
                throw refuse(
                        name.length() > 60 ? "query" : name,
                        "the query has a parameter that this route does not know (expected: "
                                + (names.isEmpty() ? "none" : String.join(", ", names)) + ")");
            }
        }
    }

    /** All parameters by name; one that is given twice is refused. */
    static Map<String, String> texts(ServiceRequestContext context) {
        QueryParams query = context.queryParams();
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : query.names()) {
            if (query.getAll(name).size() > 1) {
                throw refuse(
                        name.length() > 60 ? "query" : name,
                        "the query has this parameter more than once (expected: once)");
            }
            texts.put(name, query.get(name, ""));
        }
        return texts;
    }

    static boolean flag(ServiceRequestContext context, String name) {
        QueryParams query = context.queryParams();
        String value = query.get(name, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw refuse(name, "parameter '" + name + "' is neither true nor false");
        }
        return value.equals("true");
    }

    static String path(ServiceRequestContext context, String name) {
        String value = context.pathParam(name);
        if (value == null) {
            throw new IllegalStateException("the route has no part '" + name + "'");
        }
        return value;
    }

    private static PandanException refuse(String field, String message) {
        return PandanException.of(new Problem(ErrorCode.USAGE, null, field, message));
    }
}
