package dev.pandan.expression;

import dev.pandan.expression.catalyst.Types;
import dev.pandan.spec.error.Suggestion;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.Schema;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;

/** The columns of one stream or table. */
final class ColumnScope implements Scope {
    private final String owner;
    private final Schema schema;
    private final List<AttributeReference> attributes;

    /**
     * @param owner how messages call it, for example {@code stream 'arrivals'}
     */
    ColumnScope(String owner, Schema schema) {
        this(owner, schema, List.of());
    }

    /**
     * @param qualifier the name under which the columns are used, if they are used under one
     */
    ColumnScope(String owner, Schema schema, List<String> qualifier) {
        this.owner = owner;
        this.schema = schema;
        this.attributes = schema.columns().stream()
                .map(column -> Types.attribute(qualifier, column.name(), Types.of(column.type())))
                .toList();
    }

    Schema schema() {
        return schema;
    }

    String owner() {
        return owner;
    }

    /** In the order of the columns. */
    List<AttributeReference> attributes() {
        return attributes;
    }

    boolean has(String column) {
        return schema.position(column).isPresent();
    }

    AttributeReference column(String name) throws Refused {
        if (!has(name)) {
            throw new Refused("column '" + name + "' not found in " + owner + Suggestion.text(name, names()));
        }
        return attributes.get(schema.require(name));
    }

    List<String> names() {
        return schema.columns().stream().map(Column::name).toList();
    }

    @Override
    public Expression name(List<String> parts) throws Refused {
        return Fields.of(column(parts.get(0)), parts.subList(1, parts.size()));
    }
}
