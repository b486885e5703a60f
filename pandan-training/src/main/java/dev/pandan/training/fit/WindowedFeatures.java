package dev.pandan.training.fit;

import dev.pandan.engine.program.Feature;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Tells the features that read a window, themselves or through a feature that they use, from those that do not. */
public final class WindowedFeatures {
    /** Quoted text and comments, which are skipped, or a word with what it is a part of. */
    private static final Pattern TOKEN = Pattern.compile(
            "'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|--[^\\n]*|`([^`]+)`|(?<word>\\.?[A-Za-z_][A-Za-z0-9_]*)");

    private WindowedFeatures() {}

    /** Positions of the features that read no window. */
    public static List<Integer> without(List<Feature> features) {
        Set<String> windowed = new HashSet<>();
        int before;
        do {
            before = windowed.size();
            features.stream()
                    .filter(feature -> reads(feature, windowed))
                    .forEach(feature -> windowed.add(feature.name()));
        } while (windowed.size() > before);
        return IntStream.range(0, features.size())
                .filter(i -> !windowed.contains(features.get(i).name()))
                .boxed()
                .toList();
    }

    private static boolean reads(Feature feature, Set<String> windowed) {
        Matcher token = TOKEN.matcher(feature.expression().text());
        while (token.find()) {
            String word = token.group("word") != null ? token.group("word") : token.group(1);
            if (word != null && (word.toUpperCase(Locale.ROOT).equals("OVER") || windowed.contains(word))) {
                return true;
            }
        }
        return false;
    }
}
