package dev.pandan.live.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.pandan.engine.program.Catalogue;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.engine.program.ProjectProgram;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * Writes a catalogue: {@code {"project", "fingerprint", "features": [{"decision", "name", "type", "description", "expression", "reads", "origins", "used_by"}]}}.
 * Thread-safe.
 */
public final class CatalogueWriter {
    private final ProjectProgram program;

    public CatalogueWriter(ProjectProgram program) {
        this.program = program;
    }

    /**
     * @param entries of the program's catalogue, all or some
     */
    public void write(JsonGenerator out, List<Catalogue.Entry> entries) throws IOException {
        out.writeStartObject();
        out.writeStringField("project", program.project().name());
        out.writeStringField("fingerprint", program.fingerprint());
        out.writeArrayFieldStart("features");
        for (Catalogue.Entry entry : entries) {
            entry(out, entry);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void entry(JsonGenerator out, Catalogue.Entry entry) throws IOException {
        out.writeStartObject();
        out.writeStringField("decision", entry.decision());
        out.writeStringField("name", entry.name());
        out.writeStringField("type", entry.feature().type().word());
        if (entry.feature().type() == FeatureType.VECTOR) {
            out.writeNumberField("size", entry.feature().size());
        }
        out.writeStringField("description", entry.description().orElse(null));
        out.writeStringField("expression", entry.feature().expression().text().strip());
        reads(out, entry.reads());
        texts(out, "origins", program.catalogue().origins(entry));
        out.writeObjectFieldStart("used_by");
        texts(out, "features", entry.usedBy().features());
        texts(out, "rules", entry.usedBy().rules());
        out.writeBooleanField("model", entry.usedBy().model());
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void reads(JsonGenerator out, Catalogue.Reads reads) throws IOException {
        out.writeObjectFieldStart("reads");
        texts(out, "columns", reads.columns());
        out.writeArrayFieldStart("lookups");
        for (Catalogue.LookupRead lookup : reads.lookups()) {
            out.writeStartObject();
            out.writeStringField("lookup", lookup.lookup());
            out.writeStringField("table", lookup.table());
            key(out, lookup.key());
            texts(out, "columns", lookup.columns());
            out.writeEndObject();
        }
        out.writeEndArray();
        texts(out, "features", reads.features());
        out.writeArrayFieldStart("windows");
        for (Catalogue.WindowRead window : reads.windows()) {
            window(out, window);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void window(JsonGenerator out, Catalogue.WindowRead window) throws IOException {
        out.writeStartObject();
        out.writeStringField("window", window.window());
        out.writeStringField("stream", window.stream());
        key(out, window.key());
        out.writeStringField("extent", window.extent());
        texts(out, "aggregates", window.aggregates());
        texts(out, "columns", window.columns());
        out.writeEndObject();
    }

    private static void key(JsonGenerator out, List<Catalogue.KeyPart> key) throws IOException {
        out.writeArrayFieldStart("key");
        for (Catalogue.KeyPart part : key) {
            out.writeStartObject();
            out.writeStringField("row", part.row());
            texts(out, "row_columns", part.rowColumns());
            out.writeStringField("event", part.event());
            texts(out, "event_columns", part.eventColumns());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void texts(JsonGenerator out, String name, Collection<String> texts) throws IOException {
        out.writeArrayFieldStart(name);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }
}
