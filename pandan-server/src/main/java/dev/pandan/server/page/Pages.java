package dev.pandan.server.page;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Pages that need nothing but themselves and this server. */
public final class Pages {
    private static final String STYLE_MARK = "/*{{style}}*/";
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Pages() {}

    /** What happens now. */
    public static HttpService dashboard() {
        return page("dashboard.html");
    }

    /** The API, with forms to try it. */
    public static HttpService docs() {
        return page("docs.html");
    }

    private static HttpService page(String name) {
        HttpData html = HttpData.ofUtf8(text(name).replace(STYLE_MARK, text("pandan.css")));
        ResponseHeaders headers = ResponseHeaders.builder(HttpStatus.OK)
                .contentType(MediaType.HTML_UTF_8)
                .add(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY)
                .add(HttpHeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff")
                .add(HttpHeaderNames.CACHE_CONTROL, "no-cache")
                .build();
        return (context, request) -> HttpResponse.of(headers, html);
    }

    private static String text(String name) {
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the page " + name + " is missing in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
