package dev.pandan.training.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.testkit.law.Case;
import dev.pandan.testkit.naive.NaiveEvent;
import dev.pandan.testkit.naive.NaiveProject;
import dev.pandan.testkit.project.TestAggregate;
import dev.pandan.testkit.project.TestWindow;
import dev.pandan.testkit.seed.Seeds;
import dev.pandan.training.job.SparkSessions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two databases compute the aggregates of random windows, too, each in its own way. */
final class OracleIT {
    private static final int DUCKDB_CASES = Integer.getInteger("pandan.oracle.duckdb", 40);
    private static final int SPARK_CASES = Integer.getInteger("pandan.oracle.spark", 16);

    @TempDir
    private static Path folder;

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = SparkSessions.open(folder, 2);
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void aggregates_randomWindows_areThoseOfDuckDb() throws Exception {
        try (DuckOracle duckDb = new DuckOracle()) {
            Tally tally = new Tally();
            Seeds.check("OracleIT DuckDB", DUCKDB_CASES, random -> compare(random, duckDb, tally));
            tally.print(duckDb.name());
            assertThat(tally.compared).isGreaterThan(DUCKDB_CASES * 100);
            assertThat(tally.sums).isGreaterThan(DUCKDB_CASES);
        }
    }

    @Test
    void aggregates_randomRangesOfTime_areThoseOfSparksWindowOperator() {
        SparkOracle oracle = new SparkOracle(spark, true);
        Tally tally = new Tally();
        Seeds.check("OracleIT Spark's window operator", SPARK_CASES, random -> compare(random, oracle, tally));
        tally.print(oracle.name());
        assertThat(tally.compared).isGreaterThan(SPARK_CASES * 20);
    }

    @Test
    void aggregates_otherWindows_areThoseOfSparkSql() {
        SparkOracle oracle = new SparkOracle(spark, false);
        Tally tally = new Tally();
        Seeds.check("OracleIT Spark SQL", SPARK_CASES, random -> compare(random, oracle, tally));
        tally.print(oracle.name());
        assertThat(tally.compared).isGreaterThan(SPARK_CASES * 20);
    }

    private static void compare(Random random, Oracle oracle, Tally tally) {
        Case of = served(random, oracle);
        Map<String, Object[]> ours = EngineValues.of(of);
        NaiveProject naive = new NaiveProject(of.project(), of.sent(), of.versions());
        try {
            oracle.load(Table.of(of));
            for (TestWindow window : of.project().windows()) {
                List<TestAggregate> served = of.project().aggregates().stream()
                        .filter(aggregate -> aggregate.window().equals(window) && oracle.serves(window, aggregate))
                        .toList();
                if (!served.isEmpty()) {
                    compare(of, window, served, ours, oracle.values(of.project(), window, served), naive, tally);
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(
                    oracle.name() + " fails on\n" + of.project().text(), e);
        }
    }

    /** A case of which the oracle computes something. */
    private static Case served(Random random, Oracle oracle) {
        Case of = EngineValues.shown(Tame.of(Case.random(random, 200 + random.nextInt(200))));
        return of.project().aggregates().stream().anyMatch(aggregate -> oracle.serves(aggregate.window(), aggregate))
                ? of
                : served(random, oracle);
    }

    private static void compare(
            Case of,
            TestWindow window,
            List<TestAggregate> aggregates,
            Map<String, Object[]> ours,
            Map<String, Object[]> theirs,
            NaiveProject naive,
            Tally tally) {
        assertThat(theirs.keySet()).isEqualTo(ours.keySet());
        for (NaiveEvent event : naive.log()) {
            if (!event.stream().equals(of.project().stream())) {
                continue;
            }
            List<NaiveEvent> rows = naive.inside(window, event, false);
            for (int i = 0; i < aggregates.size(); i++) {
                TestAggregate aggregate = aggregates.get(i);
                int feature = of.project().aggregates().indexOf(aggregate);
                String mine = (String) ours.get(event.id())[feature];
                Object other = theirs.get(event.id())[i];
                assertThat(Agreement.holds(aggregate, mine, other))
                        .as("event %s, %s\n%s", event.id(), Agreement.told(aggregate, mine, other), window)
                        .isTrue();
                tally.compared++;
                if (mine != null && isPlainSum(aggregate)) {
                    tally.sum(exact(aggregate, rows), Double.parseDouble(mine), ((Number) other).doubleValue());
                }
            }
        }
    }

    private static boolean isPlainSum(TestAggregate aggregate) {
        return aggregate.function() == AggregateFunction.SUM
                && aggregate.argument().type() == ScalarType.DOUBLE;
    }

    /** The sum without any rounding. */
    private static BigDecimal exact(TestAggregate aggregate, List<NaiveEvent> rows) {
        return rows.stream()
                .filter(row -> aggregate.filter() == null || aggregate.filter().holds(row.row()))
                .map(row -> aggregate.argument().of(row.row()))
                .filter(value -> value != null)
                .map(value -> new BigDecimal((Double) value))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What was compared. */
    private static final class Tally {
        private int compared;
        private int sums;
        private int theirsOff;

        void sum(BigDecimal exact, double ours, double theirs) {
            assertThat(ours).as("the double that is nearest to %s", exact).isEqualTo(exact.doubleValue());
            sums++;
            theirsOff += theirs == exact.doubleValue() ? 0 : 1;
        }

        void print(String oracle) {
            System.out.println(oracle + ": " + compared + " values agree; of " + sums
                    + " sums of doubles ours is the nearest double each time, the oracle's " + (sums - theirsOff)
                    + " times");
        }
    }
}
