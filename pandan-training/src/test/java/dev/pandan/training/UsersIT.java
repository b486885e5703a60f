package dev.pandan.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.expression.ProjectCompiler;
import dev.pandan.model.Scorer;
import dev.pandan.model.registry.BundleManifest;
import dev.pandan.model.registry.Registry;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.ProjectReader;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import dev.pandan.store.StoreLayout;
import dev.pandan.store.memory.MemoryStore;
import dev.pandan.training.gate.GateResult;
import dev.pandan.training.gate.Gatekeeper;
import dev.pandan.training.history.StoredProject;
import dev.pandan.training.job.Progress;
import dev.pandan.training.job.SparkSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains on tables that belong to the user: two streams of one table, and a lookup table without history. */
final class UsersIT {
    private static final Path FOLDER = Flights.FOLDER.resolveSibling("users");
    private static final Pattern INSERT =
            Pattern.compile("INSERT INTO example\\.(\\w+) \\([^)]*\\) VALUES \\((.*)\\);");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Schema PEOPLE = Schema.of(
            new Column("id", ColumnType.INT),
            new Column("username", ColumnType.STRING),
            new Column("age", ColumnType.INT),
            new Column("signed_up", ColumnType.TIMESTAMP),
            new Column("decided_at", ColumnType.TIMESTAMP),
            new Column("bought", ColumnType.BOOLEAN));
    private static final Schema USERS =
            Schema.of(new Column("username", ColumnType.STRING), new Column("email", ColumnType.STRING));

    @Test
    void train_tablesOfTheUser_learnsWhoBuys(@TempDir Path folder) throws Exception {
        StoredProject users = users();
        Registry registry = new Registry(users.store().objects(), CLOCK);
        TrainingResult result;
        try (SparkSession spark = SparkSessions.open(folder.resolve("spark"), 2)) {
            Trainer trainer = new Trainer(spark, registry, folder, Progress.none());
            result = trainer.train(TrainingRequest.of(users, "buys"));
            gates(
                    spark,
                    registry,
                    result.bundle(),
                    trainer.train(TrainingRequest.of(users, "buys")).bundle());
        }
        assertThat(result.rows().events()).isEqualTo(600);
        assertThat(result.rows().training()).isGreaterThan(300);
        assertThat(result.beside().withoutWindows())
                .as("no feature reads a window")
                .isEmpty();
        assertThat(result.metrics().byName().get("auc")).isGreaterThan(0.6);
        try (Scorer scorer = registry.scorer(result.bundle())) {
            Object[] row = {25f, "example.com", 9f};
            assertThat(scorer.domain().inputs()).hasSize(3);
            assertThat(scorer.score(row)).isBetween(0.0, 1.0);
            assertThat(scorer.contributions(row)).hasSize(3);
        }
    }

    /** Two bundles that are the same. */
    private static void gates(SparkSession spark, Registry registry, BundleManifest first, BundleManifest second)
            throws IOException {
        Gatekeeper keeper = new Gatekeeper(registry, new Evaluator(spark, registry, Progress.none()));
        assertThat(keeper.ask(gated("auc > champion.auc"), first).orElseThrow().holds())
                .as("no champion yet")
                .isTrue();
        registry.promote("buys", first.version());
        GateResult same =
                keeper.ask(gated("auc >= champion.auc - 0.002"), second).orElseThrow();
        assertThat(same.holds()).isTrue();
        assertThat(same.rows()).isEqualTo(second.provenance().validationRows());
        assertThat(same.values().get("auc")).isEqualTo(second.metrics().get("auc"));
        GateResult refused =
                keeper.ask(gated("auc >= champion.auc + 0.01"), second).orElseThrow();
        assertThat(refused.holds()).isFalse();
        assertThat(refused.text()).contains("does not hold for buys@2 against buys@1 on the same", "champion.auc = 0.");
        assertThatThrownBy(() -> keeper.ask(gated("acu > 0.5"), second))
                .hasMessageContaining("there is no metric 'acu' (there are: [auc, average_precision");
    }

    private static TrainingRequest gated(String gate) throws IOException {
        return TrainingRequest.of(users("      promote_if: " + gate + "\n"), "buys");
    }

    private static StoredProject users() throws IOException {
        return users("");
    }

    private static StoredProject users(String gate) throws IOException {
        String text = Files.readString(FOLDER.resolve("pandan.yaml"))
                .replaceFirst("(?m)^(      algorithm: .*\n)", "$1" + gate);
        Project project = ProjectReader.read("pandan.yaml", text, name -> null);
        MemoryStore store = new MemoryStore();
        store.create(new StoreLayout(List.of("signups", "purchases"), List.of(), List.of()))
                .join();
        store.foreignTables().add("example.people", PEOPLE, rows("people"));
        store.foreignTables().add("example.users", USERS, rows("users"));
        StoreAddress address = new StoreAddress("memory", false, List.of(), "", Map.of());
        return new StoredProject(ProjectCompiler.compile(project), text, store, address, "users");
    }

    private static List<Object[]> rows(String table) throws IOException {
        List<Object[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve("people.cql"))) {
            Matcher insert = INSERT.matcher(line);
            if (insert.matches() && insert.group(1).equals(table)) {
                String[] cells = insert.group(2).split(", ", -1);
                rows.add(table.equals("users") ? new Object[] {text(cells[0]), text(cells[1])} : person(cells));
            }
        }
        return rows;
    }

    private static Object[] person(String[] cells) {
        return new Object[] {
            Integer.valueOf(cells[0]),
            text(cells[1]),
            Integer.valueOf(cells[2]),
            micros(cells[3]),
            micros(cells[4]),
            Boolean.valueOf(cells[5])
        };
    }

    private static Long micros(String cell) {
        String time = text(cell);
        return Flights.micros(time.substring(0, 10) + "T" + time.substring(11, 19) + "Z");
    }

    private static String text(String cell) {
        return cell.substring(1, cell.length() - 1);
    }
}
