package dev.pandan.training.report;

import java.util.Locale;

/** Text for HTML and SVG. */
final class Html {
    private static final int MOST_DIGITS = 6;

    private Html() {}

    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(printable(point) ? point : 0xFFFD);
            }
        });
        return out.toString();
    }

    private static boolean printable(int point) {
        return point >= 0x20 || point == '\n' || point == '\t';
    }

    /** A number with some digits after the point, large ones with fewer; a dash if it is none. */
    static String number(double value, int digits) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        int whole = (int) Math.floor(Math.log10(Math.max(1, Math.abs(value)))) + 1;
        return exact(value, Math.min(digits, Math.max(0, MOST_DIGITS - whole)));
    }

    /** A finite number with this many digits after the point. */
    static String exact(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    /** What something costs, as it was declared. */
    static String cost(double value) {
        return value == Math.rint(value) ? exact(value, 0) : String.valueOf(value);
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A share as a percentage. */
    static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f %%", 100 * share) : "–";
    }

    /** A coordinate. */
    static String at(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
