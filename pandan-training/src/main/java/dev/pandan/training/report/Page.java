package dev.pandan.training.report;

import static dev.pandan.training.report.Html.escape;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** What all reports have: one HTML file that needs nothing else, no script and no network. */
final class Page {
    private Page() {}

    static String of(String project, String title, String body) {
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<link rel=\"icon\" href=\"data:,\"><title>" + escape(title + " · " + project)
                + "</title><style>\n" + style() + "</style></head><body><main>" + body + "</main></body></html>\n";
    }

    static String header(String project, String title, String text) {
        return "<header><p class=\"eyebrow\">Training report · project " + escape(project) + "</p><h1>" + escape(title)
                + "</h1><p>" + escape(text) + "</p></header>";
    }

    static String tile(String figure, String name, String note) {
        return "<li><b>" + figure + "</b>" + escape(name) + "<span>" + escape(note) + "</span></li>";
    }

    static String card(String title, String text, String svg, String key) {
        return "<section class=\"card\"><h3>" + escape(title) + "</h3><p>" + escape(text) + "</p>" + svg
                + "<ul class=\"key\">" + key + "</ul></section>";
    }

    static String key(String style, String name) {
        return "<li><i class=\"" + style + "\"></i>" + escape(name) + "</li>";
    }

    static String provenance(Map<String, String> data, Map<String, String> making) {
        return "<h2>Data</h2><div class=\"card\">" + Tables.facts(data)
                + "</div><h2>How it was made</h2><div class=\"card\">" + Tables.facts(making) + "</div>";
    }

    private static String style() {
        try (InputStream css = Objects.requireNonNull(Page.class.getResourceAsStream("report.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
