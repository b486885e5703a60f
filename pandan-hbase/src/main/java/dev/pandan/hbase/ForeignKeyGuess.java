package dev.pandan.hbase;

import dev.pandan.spec.project.Encoding;
import dev.pandan.spec.project.TableMapping.KeyPart;
import dev.pandan.spec.type.ScalarType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What row keys that were seen seem to be made of.
 *
 * @param parts empty: one value
 * @param types types of the parts' columns, in order
 */
record ForeignKeyGuess(List<KeyPart> parts, Map<String, ScalarType> types) {
    private static final List<String> DELIMITERS = List.of("#", "|", "~", "/", ";", ",", "_", ":");
    private static final ForeignKeyGuess ONE_VALUE = new ForeignKeyGuess(List.of(), Map.of());

    static ForeignKeyGuess of(List<byte[]> keys) {
        if (keys.isEmpty()) {
            return ONE_VALUE;
        }
        if (keys.stream().allMatch(ForeignGuess::isText)) {
            return DELIMITERS.stream()
                    .flatMap(delimiter -> delimited(keys, delimiter).stream())
                    .findFirst()
                    .orElse(ONE_VALUE);
        }
        return textAndNumber(keys).orElse(ONE_VALUE);
    }

    /** Text with the same delimiter the same number of times in every key. */
    private static Optional<ForeignKeyGuess> delimited(List<byte[]> keys, String delimiter) {
        List<List<byte[]>> columns = new ArrayList<>();
        for (byte[] key : keys) {
            String[] parts = Rows.text(key, 0, key.length).split(Pattern.quote(delimiter), -1);
            if (parts.length < 2
                    || Arrays.stream(parts).anyMatch(String::isEmpty)
                    || (!columns.isEmpty() && columns.size() != parts.length)) {
                return Optional.empty();
            }
            while (columns.size() < parts.length) {
                columns.add(new ArrayList<>());
            }
            for (int i = 0; i < parts.length; i++) {
                columns.get(i).add(Rows.utf8(parts[i]));
            }
        }
        List<KeyPart> parts = new ArrayList<>();
        Map<String, ScalarType> types = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            boolean last = i == columns.size() - 1;
            add(parts, types, columns.get(i), OptionalInt.empty(), last ? Optional.empty() : Optional.of(delimiter));
        }
        return Optional.of(new ForeignKeyGuess(parts, types));
    }

    /** Text, a delimiter or a fixed width, and a number of eight bytes. */
    private static Optional<ForeignKeyGuess> textAndNumber(List<byte[]> keys) {
        List<byte[]> heads = new ArrayList<>();
        List<byte[]> tails = new ArrayList<>();
        for (byte[] key : keys) {
            int border = key.length - Long.BYTES;
            if (border < 1) {
                return Optional.empty();
            }
            heads.add(Arrays.copyOf(key, border));
            tails.add(Arrays.copyOfRange(key, border, key.length));
        }
        if (!heads.stream().allMatch(ForeignGuess::isText)
                || ForeignGuess.of(tails).type() == ScalarType.BINARY) {
            return Optional.empty();
        }
        return headAndTail(heads, tails);
    }

    private static Optional<ForeignKeyGuess> headAndTail(List<byte[]> heads, List<byte[]> tails) {
        int width = heads.get(0).length;
        Optional<String> delimiter =
                DELIMITERS.stream().filter(end -> allEnd(heads, end)).findFirst();
        if (delimiter.isEmpty() && heads.stream().anyMatch(head -> head.length != width)) {
            return Optional.empty();
        }
        List<KeyPart> parts = new ArrayList<>();
        Map<String, ScalarType> types = new LinkedHashMap<>();
        List<byte[]> texts = delimiter.isPresent()
                ? heads.stream()
                        .map(head -> Arrays.copyOf(head, head.length - 1))
                        .toList()
                : heads;
        add(parts, types, texts, delimiter.isPresent() ? OptionalInt.empty() : OptionalInt.of(width), delimiter);
        add(parts, types, tails, OptionalInt.empty(), Optional.empty());
        return Optional.of(new ForeignKeyGuess(parts, types));
    }

    /** Whether the delimiter is at the end of each and nowhere else. */
    private static boolean allEnd(List<byte[]> heads, String delimiter) {
        return heads.stream().allMatch(head -> {
            String text = Rows.text(head, 0, head.length);
            return text.length() > 1 && text.indexOf(delimiter) == text.length() - 1;
        });
    }

    private static void add(
            List<KeyPart> parts,
            Map<String, ScalarType> types,
            List<byte[]> values,
            OptionalInt width,
            Optional<String> until) {
        String column = "key_" + (parts.size() + 1);
        ForeignGuess guess = ForeignGuess.of(values);
        boolean usable = ForeignBytes.isOfKeys(guess.encoding(), guess.type());
        Encoding encoding = usable ? guess.encoding() : Encoding.TEXT;
        parts.add(new KeyPart(Optional.of(column), encoding, width, until));
        types.put(column, usable ? guess.type() : ScalarType.STRING);
    }
}
