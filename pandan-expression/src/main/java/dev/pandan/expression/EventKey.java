package dev.pandan.expression;

import dev.pandan.expression.catalyst.Catalyst;
import dev.pandan.expression.catalyst.Form;
import dev.pandan.expression.catalyst.RowProgram;
import dev.pandan.spec.project.Text;
import dev.pandan.spec.type.Column;
import java.util.ArrayList;
import java.util.List;

/** A key that an event reads something under: one expression on the event per key column. */
final class EventKey {
    private final ColumnScope event;
    private final List<Scalar> parts = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();

    EventKey(ColumnScope event) {
        this.event = event;
    }

    /**
     * A text that is the name of a column is that column, whatever characters it has.
     *
     * @param column key column that the value is compared with
     */
    void add(Text text, String field, String what, Column column, Resolver resolver) {
        Scalar part = new Scalar(text, field, what);
        String name = text.text().strip();
        if (event.has(name)) {
            part.become(event.attributes().get(event.schema().require(name)));
        } else {
            resolver.resolve(part, event);
        }
        parts.add(part);
        columns.add(column);
    }

    List<Scalar> parts() {
        return parts;
    }

    void fit(Typing typing) {
        for (int i = 0; i < parts.size(); i++) {
            Column column = columns.get(i);
            typing.fit(parts.get(i), typed -> Roles.key(typed, column));
        }
    }

    KeyProgram program(Catalyst catalyst) {
        List<Form> forms = new ArrayList<>();
        columns.forEach(column -> forms.add(new Form.Value(column.type())));
        RowProgram values = new RowProgram(
                catalyst,
                event.attributes(),
                parts.stream().map(Scalar::expression).toList(),
                forms);
        return new KeyProgram(values, columns.stream().map(Column::type).toList());
    }
}
