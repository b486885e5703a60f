package dev.pandan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pandan.cli.data.DataFile;
import dev.pandan.cli.data.FileRow;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.Struct;
import dev.pandan.spec.type.StructType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** {@code pandan score} over the orders of {@link VersionedTablesIT}. */
final class ScoredOrders {
    private static final Schema DECISIONS = Schema.of(
            new Column("id", ColumnType.STRING),
            new Column("action", ColumnType.STRING),
            new Column("score", ColumnType.DOUBLE),
            new Column(
                    "features",
                    StructType.of(
                            new Column("price", ColumnType.FLOAT),
                            new Column("rate", ColumnType.FLOAT),
                            new Column("age", ColumnType.FLOAT),
                            new Column("dear", ColumnType.FLOAT))),
            new Column(
                    "read",
                    StructType.of(new Column(
                            "item_1h",
                            StructType.of(new Column("rows", ColumnType.LONG), new Column("hash", ColumnType.LONG))))));

    private final String project;
    private final Path folder;

    ScoredOrders(String project, Path folder) {
        this.project = project;
        this.folder = folder;
    }

    /**
     * @param expected features of every stored event as of event time
     */
    void toFolder(Map<String, String> expected) throws IOException {
        Path scores = folder.resolve("scores");
        assertThat(score("--to", scores.toString())).contains(expected.size() + " decisions made");
        assertThat(features(scores)).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(score("--to", scores.toString())).contains("0 decisions made", "1 files were there already");
        // As it is after an interruption.
        Files.delete(scores.resolve("_SUCCESS"));
        Files.delete(scores.resolve("part-00000.parquet"));
        assertThat(score("--to", scores.toString())).contains(expected.size() + " decisions made");
        assertThat(features(scores)).containsExactlyInAnyOrderEntriesOf(expected);
        CommandRun other = CommandRun.of(
                "score", "buy", "--to", scores.toString(), "--from", "2001-03-14T12:00:00Z", "--project", project);
        assertThat(other.status()).isEqualTo(14);
        assertThat(other.err()).contains("another run: its from is ''");
    }

    /** Events of a file are decided about and not stored. */
    void file() throws IOException {
        Path file = Files.writeString(folder.resolve("new.csv"), """
                id,at,item
                noon,2001-03-14T12:00:00Z,tea
                new-1,2001-03-14T15:30:00Z,salt
                new-1,2001-03-14T15:30:00Z,salt
                new-1,2001-03-14T15:30:00Z,tea
                new-2,yesterday,tea
                new-2,2001-03-14T15:30:01Z,salt
                """);
        Path scores = folder.resolve("new");
        assertThat(score("--to", scores.toString(), "--data", file.toString()))
                .contains("2 decisions made", "1 events are in the log already", "2 rows rejected");
        Map<String, String> made = features(scores);
        assertThat(made).containsOnlyKeys("new-1", "new-2");
        // The second sees the first.
        assertThat(made.get("new-1")).startsWith("[0.25, 0.3, 209.0, ");
        assertThat(dear(made, "new-2") - dear(made, "new-1")).isCloseTo(0.075f, within(1e-6f));
        assertThat(CommandRun.of("explain", "buy", "new-1", "--project", project)
                        .status())
                .isEqualTo(4);
    }

    private static float dear(Map<String, String> made, String id) {
        String text = made.get(id);
        return Float.parseFloat(text.substring(text.lastIndexOf(' ') + 1, text.length() - 1));
    }

    /**
     * Events that were loaded get a decision, once.
     *
     * @return how many
     */
    int toDatabase() throws IOException {
        Path file = Files.writeString(folder.resolve("past.csv"), """
                id,at,item
                past-1,2001-03-13T15:00:00Z,tea
                past-2,2001-03-13T15:00:00Z,gold
                """);
        assertThat(run("load", "orders", file.toString())).contains("2 stored");
        assertThat(score("--write", "--until", "2001-03-13T00:00:00Z")).contains("0 decisions made");
        assertThat(score("--write")).contains("2 decisions made, in the database");
        assertThat(score("--write")).contains("0 decisions made");
        assertThat(run("explain", "buy", "past-1")).contains("1.5", "prices");
        return 2;
    }

    private String score(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "score";
        arguments[1] = "buy";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return run(arguments);
    }

    private String run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--project";
        all[arguments.length + 1] = project;
        CommandRun run = CommandRun.of(all);
        assertThat(run.status()).as(run.err() + run.out()).isZero();
        return run.out();
    }

    private static Map<String, String> features(Path scores) {
        Map<String, String> features = new TreeMap<>();
        try (DataFile file = DataFile.open(scores.resolve("part-00000.parquet"), DECISIONS)) {
            while (file.hasNext()) {
                Object[] row = ((FileRow.Values) file.next()).values();
                assertThat(row).contains("none");
                assertThat(row[2]).isNull();
                assertThat((long) ((Struct) ((Struct) row[4]).get(0)).get(0)).isNotNegative();
                features.put((String) row[0], Arrays.toString(((Struct) row[3]).toArray()));
            }
        }
        return features;
    }
}
