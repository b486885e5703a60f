package dev.pandan.spec.project;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * The text of the project file, to find where the value of a scalar stands in it: YAML takes indentation, quotes, escapes and folded line ends out of a value, and what
 * is left stands in the file in the same order.
 */
final class SourceText {
    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");

    private final List<int[]> lines;

    SourceText(String text) {
        this.lines = LINE_END.splitAsStream(text)
                .map(line -> line.codePoints().toArray())
                .toList();
    }

    /** The parts of a scalar's value, as far as they can be found. */
    List<Text.Run> runs(ScalarNode scalar) {
        return scalar.getStartMark()
                .map(mark -> switch (scalar.getScalarStyle()) {
                    // The line of the mark holds nothing but the header of the block.
                    case LITERAL, FOLDED -> new Reader(scalar, mark.getLine() + 1, 0);
                    case SINGLE_QUOTED, DOUBLE_QUOTED -> new Reader(scalar, mark.getLine(), mark.getColumn() + 1);
                    case PLAIN, JSON_SCALAR_STYLE -> new Reader(scalar, mark.getLine(), mark.getColumn());
                })
                .map(Reader::runs)
                .orElse(List.of());
    }

    /** Goes over a value and the file side by side, both without blanks. */
    private final class Reader {
        private final int[] value;
        private final int escape;
        private final List<Text.Run> runs = new ArrayList<>();
        private int line;
        private int column;

        Reader(ScalarNode scalar, int line, int column) {
            this.value = scalar.getValue().codePoints().toArray();
            this.escape = escape(scalar.getScalarStyle());
            this.line = line;
            this.column = column;
        }

        List<Text.Run> runs() {
            for (int offset = 0; offset < value.length; offset++) {
                if (!Character.isWhitespace(value[offset]) && !find(offset)) {
                    break;
                }
            }
            return runs;
        }

        /** Whether the character was found where it has to be. */
        private boolean find(int offset) {
            while (line < lines.size() && !isVisible()) {
                column++;
                if (column >= lines.get(line).length) {
                    line++;
                    column = 0;
                }
            }
            if (here(column) == escape) {
                column++;
            }
            if (here(column) != value[offset]) {
                return false;
            }
            note(offset);
            column++;
            return true;
        }

        private void note(int offset) {
            Text.Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
            boolean beside =
                    last != null && last.line() == line + 1 && last.column() - last.offset() == column + 1 - offset;
            if (!beside) {
                runs.add(new Text.Run(offset, line + 1, column + 1));
            }
        }

        private boolean isVisible() {
            return column < lines.get(line).length && !Character.isWhitespace(here(column));
        }

        private int here(int at) {
            return line < lines.size() && at < lines.get(line).length ? lines.get(line)[at] : -1;
        }

        private static int escape(ScalarStyle style) {
            return switch (style) {
                case SINGLE_QUOTED -> '\'';
                case DOUBLE_QUOTED -> '\\';
                case PLAIN, LITERAL, FOLDED, JSON_SCALAR_STYLE -> -2;
            };
        }
    }
}
