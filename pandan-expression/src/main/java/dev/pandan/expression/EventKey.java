package dev.pandan.expression;

import dev.pandan.expression.catalyst.Catalyst;
import dev.pandan.expression.catalyst.Form;
import dev.pandan.expression.catalyst.RowProgram;
import dev.pandan.spec.project.Text;
import dev.pandan.spec.project.WindowSpec;
import dev.pandan.spec.type.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A key that an event reads something under: one expression on the event per part of the key that it is compared with. */
final class EventKey {
    private final ColumnScope event;
    private final List<Scalar> parts = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();

    /**
     * What a part is compared with.
     *
     * @param type known once what rows are kept under is typed
     */
    record Target(String name, Supplier<ColumnType> type) {}

    EventKey(ColumnScope event) {
        this.event = event;
    }

    /** The event's side of a key that rows are kept under. */
    static EventKey of(
            List<WindowSpec.KeyPart> by, RowKey rows, ColumnScope event, String field, String what, Resolver resolver) {
        EventKey key = new EventKey(event);
        List<Target> targets = rows.targets();
        for (int i = 0; i < by.size(); i++) {
            key.add(by.get(i).event(), field, what, targets.get(i), resolver);
        }
        return key;
    }

    /** A text that is the name of a column is that column, whatever characters it has. */
    void add(Text text, String field, String what, Target target, Resolver resolver) {
        Scalar part = new Scalar(text, field, what);
        String name = text.text().strip();
        if (event.has(name)) {
            part.become(event.attributes().get(event.schema().require(name)));
        } else {
            resolver.resolve(part, event);
        }
        parts.add(part);
        targets.add(target);
    }

    List<Scalar> parts() {
        return parts;
    }

    void fit(Typing typing) {
        for (int i = 0; i < parts.size(); i++) {
            Target target = targets.get(i);
            typing.fit(
                    parts.get(i),
                    typed -> Roles.key(typed, target.name(), target.type().get()));
        }
    }

    /** What the key is, for finding those that are made in the same way. */
    String canonical() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            text.append(parts.get(i).canonical())
                    .append(' ')
                    .append(targets.get(i).type().get().sqlName())
                    .append('\n');
        }
        return text.toString();
    }

    KeyProgram program(Catalyst catalyst) {
        List<ColumnType> types =
                targets.stream().map(target -> target.type().get()).toList();
        RowProgram values = new RowProgram(
                catalyst,
                event.attributes(),
                parts.stream().map(Scalar::expression).toList(),
                types.stream().<Form>map(Form.Value::new).toList());
        return new KeyProgram(values, types);
    }
}
