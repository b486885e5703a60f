package dev.pandan.store;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The option {@code timeout} of an address: how long one request may take with its retries. */
public final class RequestTimeout {
    /** The option's name. */
    public static final String NAME = "timeout";

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})(ms|s|)");
    private static final Duration DEFAULT = Duration.ofSeconds(10);

    private RequestTimeout() {}

    /** Seconds if there is no unit; 10 s by default; {@code PROJECT_INVALID} if it is none. */
    public static Duration of(Map<String, String> options) {
        String text = options.get(NAME);
        if (text == null) {
            return DEFAULT;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw PandanException.of(
                    ErrorCode.PROJECT_INVALID, "store: timeout: " + text + " (expected: for example 10s or 500ms)");
        }
        long amount = Long.parseLong(form.group(1));
        return form.group(2).equals("ms") ? Duration.ofMillis(amount) : Duration.ofSeconds(amount);
    }
}
