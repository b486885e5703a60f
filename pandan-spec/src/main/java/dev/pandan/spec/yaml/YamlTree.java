package dev.pandan.spec.yaml;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A YAML document as maps, lists and values. */
public final class YamlTree {
    private YamlTree() {}

    /**
     * Reads a document that is a map; {@code FILE_UNUSABLE} if it is not.
     *
     * @param source name of the file, for messages
     */
    public static Map<String, Object> read(String source, String text) {
        try {
            Object tree = new Load(LoadSettings.builder().setLabel(source).build()).loadFromString(text);
            if (tree instanceof Map<?, ?> map) {
                return named(map);
            }
        } catch (YamlEngineException e) {
            throw PandanException.of(ErrorCode.FILE_UNUSABLE, source + ": cannot be read as YAML", e);
        }
        throw PandanException.of(ErrorCode.FILE_UNUSABLE, source + ": not a YAML map of keys and values");
    }

    /** A map under a key; empty if there is none. */
    public static Map<String, Object> map(Map<String, Object> parent, String key) {
        return parent.get(key) instanceof Map<?, ?> map ? named(map) : Map.of();
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                named.put(String.valueOf(key), value);
            }
        });
        return named;
    }
}
