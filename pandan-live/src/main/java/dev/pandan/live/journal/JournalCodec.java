package dev.pandan.live.journal;

import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import dev.pandan.store.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The binary form of a batch: whole events with their decisions. Window rows are not in it; they follow from the events. Form 1: the byte 1, the number of events, then
 * per event stream, id, time, payload, arrival, wall clock of arrival and the decisions by name.
 */
public final class JournalCodec {
    private static final int FORM = 1;

    private JournalCodec() {}

    public static byte[] encode(List<StoredEvent> events) {
        ByteWriter out = new ByteWriter();
        out.u8(FORM);
        out.varint(events.size());
        for (StoredEvent event : events) {
            text(out, event.stream());
            text(out, event.id());
            out.i64(event.timeMicros());
            out.bytes(event.payload());
            out.i64(event.arrival());
            out.i64(event.arrivedAtMicros());
            out.varint(event.decisions().size());
            new TreeMap<>(event.decisions()).forEach((name, decision) -> {
                text(out, name);
                out.bytes(decision);
            });
        }
        return out.toBytes();
    }

    public static List<StoredEvent> decode(byte[] batch) {
        ByteReader in = new ByteReader(batch);
        if (in.u8() != FORM) {
            throw ByteReader.damaged();
        }
        int size = in.varint();
        List<StoredEvent> events = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            events.add(new StoredEvent(text(in), text(in), in.i64(), in.bytes(), in.i64(), in.i64(), decisions(in)));
        }
        return events;
    }

    private static Map<String, byte[]> decisions(ByteReader in) {
        int size = in.varint();
        Map<String, byte[]> decisions = new HashMap<>();
        for (int i = 0; i < size; i++) {
            decisions.put(text(in), in.bytes());
        }
        return decisions;
    }

    private static void text(ByteWriter out, String text) {
        out.bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ByteReader in) {
        return new String(in.bytes(), StandardCharsets.UTF_8);
    }
}
