package dev.pandan.live;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.program.Aggregate;
import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.program.AggregateUse;
import dev.pandan.engine.program.ArgumentType;
import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.engine.window.WindowValues;
import dev.pandan.spec.project.DecisionSpec;
import dev.pandan.spec.project.Frame;
import dev.pandan.spec.project.PolicySpec;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.project.Text;
import dev.pandan.spec.row.Key;
import dev.pandan.spec.row.KeyCodec;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.testkit.naive.NaiveWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** A project of one stream with random windows over one table, of which every result is a feature as text, so that no bit is lost; a history of events; and what is right. */
final class HotShop {
    static final long MINUTE = 60_000_000L;
    private static final KeyCodec BY_SHOP = new KeyCodec(List.of(ColumnType.STRING));
    private static final List<Aggregate> AGGREGATES = List.of(
            new Aggregate(AggregateFunction.COUNT, -1),
            new Aggregate(AggregateFunction.SUM, 0),
            new Aggregate(AggregateFunction.AVG, 0),
            new Aggregate(AggregateFunction.MIN, 0),
            new Aggregate(AggregateFunction.MAX, 0),
            new Aggregate(AggregateFunction.LAST, 0),
            new Aggregate(AggregateFunction.STDDEV_SAMP, 0),
            new Aggregate(AggregateFunction.PREVIOUS, 0, -1, 2),
            new Aggregate(AggregateFunction.COUNT_DISTINCT, 0));

    final List<Window> windows;
    final List<Submission> events = new ArrayList<>();
    /** Rows and hashes per window and all results, of the decision about each event. */
    final List<String> expected = new ArrayList<>();

    HotShop(Random random, int size) {
        this.windows = windows(random);
        int shops = 1 + random.nextInt(2);
        int late = 2 + random.nextInt(12);
        long now = Shop.START;
        for (int i = 0; i < size; i++) {
            now += random.nextInt(3) * MINUTE;
            long back =
                    random.nextInt(late) > 0 ? 0 : random.nextLong(random.nextInt(4) > 0 ? 90 * MINUTE : size * MINUTE);
            long at = (now - back) / MINUTE * MINUTE;
            events.add(Submission.of(
                    "orders", Shop.row("e-" + i, at, "shop " + random.nextInt(shops), random.nextInt(900) / 7.0)));
        }
        expect();
    }

    private static List<Window> windows(Random random) {
        List<Window> windows = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            List<Aggregate> some =
                    new ArrayList<>(AGGREGATES.subList(0, random.nextInt(3) > 0 ? 7 : AGGREGATES.size()));
            Collections.shuffle(some, random);
            windows.add(new Window("w" + i, 0, frame(random), some.subList(0, 1 + random.nextInt(4))));
        }
        return windows;
    }

    private static Frame frame(Random random) {
        long last = random.nextInt(3) > 0 ? (1 + random.nextInt(200)) * MINUTE : Frame.EVER;
        int rows = random.nextInt(5) > 0 ? Frame.ALL : 1 + random.nextInt(10);
        return new Frame(last, rows, random.nextInt(4) > 0 ? 0 : random.nextInt(60) * MINUTE);
    }

    private void expect() {
        Map<String, List<NaiveWindow>> naive = new HashMap<>();
        for (Submission event : events) {
            Object[] row = event.row();
            List<NaiveWindow> ofShop = naive.computeIfAbsent(
                    (String) row[2],
                    shop -> windows.stream().map(NaiveWindow::new).toList());
            StringBuilder text = new StringBuilder();
            List<Object> results = new ArrayList<>();
            for (NaiveWindow window : ofShop) {
                WindowValues values = window.values((Long) row[1]);
                text.append(values.rows()).append(' ').append(values.hash()).append(' ');
                results.addAll(Arrays.asList(values.aggregates()));
            }
            expected.add(text + results.toString());
            ofShop.forEach(window -> window.insert((Long) row[1], (String) row[0], new Object[] {row[3]}));
        }
    }

    /** As {@link #expected}. */
    static String text(Decision decision) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < decision.features().rows().length; i++) {
            text.append(decision.features().rows()[i]).append(' ');
            text.append(decision.features().hashes()[i]).append(' ');
        }
        return text + Arrays.toString(decision.features().values());
    }

    ProjectProgram program() {
        WindowTable table = new WindowTable(
                "orders_by_shop",
                "orders",
                BY_SHOP,
                List.of(ArgumentType.DOUBLE),
                windows.stream()
                        .mapToLong(window -> window.frame().reachMicros())
                        .max()
                        .orElse(0),
                windows.stream().anyMatch(Window::isOrdered));
        List<AggregateUse> uses = new ArrayList<>();
        List<Feature> features = new ArrayList<>();
        for (int window = 0; window < windows.size(); window++) {
            for (int i = 0; i < windows.get(window).aggregates().size(); i++) {
                uses.add(new AggregateUse(window, i));
                features.add(new Feature("f" + uses.size(), FeatureType.CATEGORY, Text.of("f" + uses.size())));
            }
        }
        Project project = project();
        DecisionProgram decision = new DecisionProgram(
                project.decisions().get("risk"),
                "0011223344556677",
                IntStream.range(0, windows.size()).boxed().toList(),
                uses,
                List.of(),
                features);
        return new ProjectProgram(
                project, "0011223344556677", List.of(table), windows, Map.of("risk", decision), Code::new);
    }

    private static Project project() {
        PolicySpec policy =
                new PolicySpec(Optional.empty(), List.of(new PolicySpec.Rule(Text.of("..."), "stop")), "go", "ask");
        return new Project(
                "shop",
                new StoreAddress("memory", false, List.of(), "", Map.of()),
                Map.of("orders", new StreamSpec("orders", "id", "at", Shop.ORDERS, Optional.empty(), Map.of())),
                Map.of(),
                Map.of(),
                Map.of(
                        "risk",
                        new DecisionSpec(
                                "risk", "orders", Map.of(), Map.of(), Optional.empty(), Optional.empty(), policy)));
    }

    private static final class Code implements ProjectCode {
        @Override
        public Key rowKey(int table, Object[] row) {
            return BY_SHOP.encode(new Object[] {row[2]});
        }

        @Override
        public void arguments(int table, Object[] row, Object[] arguments) {
            arguments[0] = row[3];
        }

        @Override
        public String violated(String stream, Object[] row) {
            return null;
        }

        @Override
        public DecisionCode decision(String name) {
            return new Texts();
        }
    }

    private static final class Texts implements DecisionCode {
        @Override
        public Key windowKey(int window, Object[] event) {
            return BY_SHOP.encode(new Object[] {event[2]});
        }

        @Override
        public Key lookupKey(int lookup, Object[] event) {
            throw new IllegalStateException("there are no lookups");
        }

        @Override
        public Boolean label(Object[] row) {
            return null;
        }

        @Override
        public void features(Object[] input, Object[] features) {
            for (int i = 0; i < features.length; i++) {
                features[i] = String.valueOf(input[4 + i]);
            }
        }

        @Override
        public int rule(double score, Object[] features) {
            return -1;
        }
    }
}
