package dev.pandan.expression;

import dev.pandan.expression.catalyst.Catalyst;
import dev.pandan.expression.catalyst.Form;
import dev.pandan.expression.catalyst.RowProgram;
import dev.pandan.expression.catalyst.Types;
import dev.pandan.spec.project.Text;
import dev.pandan.spec.project.WindowSpec;
import dev.pandan.spec.type.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.expressions.Expression;

/** The key under which a window's rows are kept: mostly columns of its stream. */
final class RowKey {
    private final String field;
    private final String what;
    private final ColumnScope rows;
    private final List<Scalar> parts = new ArrayList<>();

    /**
     * @param field path in the project file
     * @param what how messages call it
     */
    RowKey(List<WindowSpec.KeyPart> by, String field, String what, ColumnScope rows, Resolver resolver) {
        this.field = field;
        this.what = what;
        this.rows = rows;
        for (WindowSpec.KeyPart part : by) {
            parts.add(part(part.row(), resolver));
        }
    }

    static RowKey of(WindowSpec window, ColumnScope rows, Resolver resolver) {
        String what = "key of window '" + window.name() + "'";
        return new RowKey(window.by(), "windows." + window.name() + ".by", what, rows, resolver);
    }

    /** A text that is the name of a column is that column, whatever characters it has. */
    private Scalar part(Text text, Resolver resolver) {
        Scalar part = new Scalar(text, field, what);
        String name = text.text().strip();
        if (rows.has(name)) {
            part.become(rows.attributes().get(rows.schema().require(name)));
        } else {
            resolver.resolve(part, rows);
        }
        return part;
    }

    List<Scalar> parts() {
        return parts;
    }

    void fit(Typing typing) {
        parts.forEach(part -> typing.fit(part, Roles::key));
    }

    boolean sound() {
        return parts.stream().allMatch(Scalar::sound);
    }

    /** Type of a part that is sound. */
    private ColumnType type(int part) {
        return Types.column(parts.get(part).expression().dataType()).orElseThrow();
    }

    /** What an event's key is compared with. */
    List<EventKey.Target> targets() {
        List<EventKey.Target> targets = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int part = i;
            targets.add(new EventKey.Target(name(part), () -> type(part)));
        }
        return targets;
    }

    /** How messages call a part. */
    private String name(int part) {
        return parts.get(part).text().text().strip();
    }

    List<ColumnType> types() {
        List<ColumnType> types = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            types.add(type(i));
        }
        return types;
    }

    /** What the key is, for finding windows with the same one. */
    List<Expression> canonical() {
        return parts.stream().map(part -> part.expression().canonicalized()).toList();
    }

    /** The key in the name of a table: columns by their names, anything else by a number that stands for it. */
    String label() {
        return parts.stream().map(this::label).collect(Collectors.joining("_"));
    }

    private String label(Scalar part) {
        String name = part.text().text().strip();
        return rows.has(name) ? name : "x" + Fingerprint.of(part.canonical());
    }

    KeyProgram program(Catalyst catalyst) {
        List<Form> forms = types().stream().<Form>map(Form.Value::new).toList();
        RowProgram values = new RowProgram(
                catalyst,
                rows.attributes(),
                parts.stream().map(Scalar::expression).toList(),
                forms);
        return new KeyProgram(values, types());
    }
}
