package dev.pandan.model.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Categories as the bytes in which they may reach the runtime. Never empty, as an encoder without keys is refused.
 *
 * @param positions of the category, one per key
 */
record CategoryKeys(List<byte[]> keys, List<Integer> positions) {
    static CategoryKeys of(List<String> categories) {
        List<byte[]> keys = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < categories.size(); i++) {
            for (byte[] key : spellings(categories.get(i))) {
                keys.add(key);
                positions.add(i);
            }
        }
        if (keys.isEmpty()) {
            keys.add(new byte[0]);
            positions.add(0);
        }
        return new CategoryKeys(keys, positions);
    }

    /** Position of the input's category, {@code int64[n,1]}; that of others and of a missing one is the number of categories. */
    static String position(OnnxGraph graph, String input, List<String> categories) {
        CategoryKeys keys = of(categories);
        int[] at = keys.positions.stream().mapToInt(Integer::intValue).toArray();
        return graph.position(input, keys.keys, at, categories.size());
    }

    /**
     * UTF-8, and where it differs the modified UTF-8 in which ONNX Runtime's Java binding hands over NUL and characters beyond U+FFFF.
     */
    private static List<byte[]> spellings(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        byte[] modified = modified(text);
        return Arrays.equals(utf8, modified) ? List.of(utf8) : List.of(utf8, modified);
    }

    private static byte[] modified(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        text.chars().forEach(unit -> {
            if (unit != 0 && unit < 0x80) {
                bytes.write(unit);
            } else if (unit < 0x800) {
                bytes.write(0xC0 | (unit >> 6));
                bytes.write(0x80 | (unit & 0x3F));
            } else {
                bytes.write(0xE0 | (unit >> 12));
                bytes.write(0x80 | ((unit >> 6) & 0x3F));
                bytes.write(0x80 | (unit & 0x3F));
            }
        });
        return bytes.toByteArray();
    }
}
