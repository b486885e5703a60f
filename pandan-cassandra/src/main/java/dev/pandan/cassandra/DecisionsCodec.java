package dev.pandan.cassandra;

import dev.pandan.spec.row.ByteReader;
import dev.pandan.spec.row.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The decisions about one event as one value: a cell per decision costs more than all their bytes. */
final class DecisionsCodec {
    private DecisionsCodec() {}

    static byte[] encode(Map<String, byte[]> decisions) {
        ByteWriter out = new ByteWriter();
        out.varint(decisions.size());
        new TreeMap<>(decisions).forEach((name, decision) -> {
            out.bytes(name.getBytes(StandardCharsets.UTF_8));
            out.bytes(decision);
        });
        return out.toBytes();
    }

    static Map<String, byte[]> decode(byte[] bytes) {
        if (bytes.length == 0) {
            return Map.of();
        }
        ByteReader in = new ByteReader(bytes);
        Map<String, byte[]> decisions = new HashMap<>();
        for (int left = in.varint(); left > 0; left--) {
            String name = new String(in.bytes(), StandardCharsets.UTF_8);
            decisions.put(name, in.bytes());
        }
        return decisions;
    }
}
