package dev.pandan.testkit.law;

import dev.pandan.engine.decide.FeatureComputer;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.replay.LookupSource;
import dev.pandan.spec.row.Key;
import dev.pandan.spec.row.KeyCodec;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.testkit.project.TestTable;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The versions of the lookup table, by the key's bytes. */
final class Lookups implements LookupSource {
    private static final KeyCodec KEY = new KeyCodec(List.of(ScalarType.STRING));

    private final boolean declared;
    private final Map<Key, NavigableMap<Long, @Nullable Object[]>> rows = new HashMap<>();

    Lookups(Case of, ProjectProgram program) {
        this.declared = !program.project().tables().isEmpty();
        for (TestTable.Version version : of.versions()) {
            rows.computeIfAbsent(KEY.encode(new @Nullable Object[] {version.key()}), key -> new TreeMap<>())
                    .put(version.validFromMicros(), version.canonical());
        }
    }

    @Override
    public @Nullable Object @Nullable [] row(String table, Key key, long atMicros) {
        NavigableMap<Long, @Nullable Object[]> versions = rows.get(key);
        Map.Entry<Long, @Nullable Object[]> valid = versions == null ? null : versions.floorEntry(atMicros);
        return valid == null ? null : valid.getValue();
    }

    /** The rows that an event looks up. */
    List<@Nullable Object @Nullable []> rows(FeatureComputer computer, long atMicros, @Nullable Object[] event) {
        return declared
                ? Collections.singletonList(row(TestTable.NAME, computer.code().lookupKey(0, event), atMicros))
                : List.of();
    }
}
