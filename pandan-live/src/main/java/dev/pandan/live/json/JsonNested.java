package dev.pandan.live.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.pandan.live.event.Names;
import dev.pandan.spec.type.ArrayType;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.Struct;
import dev.pandan.spec.type.StructType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Arrays and objects as values. The first token is current; afterwards the last is, also after a misfit, which is reported once all is read. */
final class JsonNested {
    private JsonNested() {}

    static List<@Nullable Object> array(ArrayType type, JsonParser parser) throws IOException, Misfit {
        List<@Nullable Object> elements = new ArrayList<>();
        Misfit fault = null;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            try {
                elements.add(JsonValues.value(type.element(), parser));
            } catch (Misfit misfit) {
                parser.skipChildren();
                fault = fault == null ? misfit.in("[" + elements.size() + "]") : fault;
            }
        }
        if (fault != null) {
            throw fault;
        }
        return elements;
    }

    static Struct struct(StructType type, JsonParser parser) throws IOException, Misfit {
        @Nullable Object[] values = new Object[type.fields().size()];
        Misfit fault = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            try {
                field(type.fields(), name, parser, values);
            } catch (Misfit misfit) {
                parser.skipChildren();
                fault = fault == null ? misfit : fault;
            }
        }
        if (fault != null) {
            throw fault;
        }
        return Struct.of(values);
    }

    private static void field(Schema fields, String name, JsonParser parser, @Nullable Object[] values)
            throws IOException, Misfit {
        OptionalInt position = fields.position(name);
        if (position.isEmpty()) {
            throw new Misfit("there is no field " + Names.quoted(name)
                    + Names.suggestion(name, fields.columns().stream().map(Column::name)));
        }
        try {
            values[position.getAsInt()] =
                    JsonValues.value(fields.column(position.getAsInt()).type(), parser);
        } catch (Misfit misfit) {
            throw misfit.in("." + name);
        }
    }
}
