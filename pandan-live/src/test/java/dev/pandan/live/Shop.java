package dev.pandan.live;

import dev.pandan.engine.program.Aggregate;
import dev.pandan.engine.program.AggregateFunction;
import dev.pandan.engine.program.AggregateUse;
import dev.pandan.engine.program.ArgumentType;
import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.DecisionProgram;
import dev.pandan.engine.program.Feature;
import dev.pandan.engine.program.FeatureType;
import dev.pandan.engine.program.Lookup;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.program.Window;
import dev.pandan.engine.program.WindowTable;
import dev.pandan.spec.project.CaptureSpec;
import dev.pandan.spec.project.DecisionSpec;
import dev.pandan.spec.project.Frame;
import dev.pandan.spec.project.ModelSpec;
import dev.pandan.spec.project.PolicySpec;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.spec.project.StreamSpec;
import dev.pandan.spec.project.TableMapping;
import dev.pandan.spec.project.TableSpec;
import dev.pandan.spec.project.Text;
import dev.pandan.spec.row.Key;
import dev.pandan.spec.row.KeyCodec;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A project of two streams, two windows, one table and two decisions, compiled by hand: {@code risk} has a model, {@code limit} only rules.
 */
final class Shop {
    static final Schema ORDERS = Schema.of(
            new Column("id", ColumnType.STRING),
            new Column("at", ColumnType.TIMESTAMP),
            new Column("shop", ColumnType.STRING),
            new Column("amount", ColumnType.DOUBLE));
    static final Schema SHOPS = Schema.of(
            new Column("shop", ColumnType.STRING),
            new Column("size", ColumnType.DOUBLE),
            new Column("since", ColumnType.TIMESTAMP));
    static final long HOUR = 3_600_000_000L;
    static final long START = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2001-03-14T09:00:00Z"));
    static final TableSpec SHOP_TABLE =
            new TableSpec("shops", List.of("shop"), SHOPS, Optional.empty(), Optional.of("since"));
    private static final Map<String, Text> NOT_NEGATIVE = Map.of("not_negative", Text.of("amount >= 0"));
    private static final KeyCodec BY_SHOP = new KeyCodec(List.of(ColumnType.STRING));

    private Shop() {}

    static ProjectProgram program() {
        return program(SHOP_TABLE);
    }

    /** With another table of shops. */
    static ProjectProgram program(TableSpec shops) {
        return program(shops, stream("orders", NOT_NEGATIVE));
    }

    /** With orders that other programs write into their table. */
    static ProjectProgram capturing(CaptureSpec capture) {
        return capturing(capture, "theirs.orders");
    }

    static ProjectProgram capturing(CaptureSpec capture, String table) {
        return capturing(capture, table, NOT_NEGATIVE);
    }

    static ProjectProgram capturing(CaptureSpec capture, String table, Map<String, Text> valid) {
        return program(
                SHOP_TABLE,
                new StreamSpec(
                        "orders",
                        "id",
                        "at",
                        ORDERS,
                        Optional.of(table),
                        TableMapping.NONE,
                        Optional.of(capture),
                        Optional.empty(),
                        valid));
    }

    /** With streams that are kept for a time; null: for good. */
    static ProjectProgram keeping(@Nullable Duration orders, @Nullable Duration returns) {
        StreamSpec ordered = stream("orders", NOT_NEGATIVE);
        StreamSpec returned = stream("returns", Map.of());
        return program(
                SHOP_TABLE,
                orders == null ? ordered : ordered.keeping(orders),
                returns == null ? returned : returned.keeping(returns));
    }

    private static ProjectProgram program(TableSpec shops, StreamSpec ordersStream) {
        return program(shops, ordersStream, stream("returns", Map.of()));
    }

    private static ProjectProgram program(TableSpec shops, StreamSpec ordersStream, StreamSpec returnsStream) {
        WindowTable orders =
                new WindowTable("orders_by_shop", "orders", BY_SHOP, List.of(ArgumentType.DOUBLE), HOUR, false);
        WindowTable returns =
                new WindowTable("returns_by_shop", "returns", BY_SHOP, List.of(ArgumentType.DOUBLE), 2 * HOUR, false);
        Window busy = new Window(
                "orders_1h",
                0,
                Frame.last(HOUR),
                List.of(new Aggregate(AggregateFunction.COUNT, -1), new Aggregate(AggregateFunction.SUM, 0)));
        Window returned =
                new Window("returns_2h", 1, Frame.last(2 * HOUR), List.of(new Aggregate(AggregateFunction.AVG, 0)));
        Project project = project(shops, ordersStream, returnsStream);
        DecisionProgram risk = new DecisionProgram(
                project.decisions().get("risk"),
                "00112233aabbccdd",
                List.of(0, 1),
                List.of(new AggregateUse(0, 0), new AggregateUse(0, 1), new AggregateUse(1, 0)),
                List.of(new Lookup("shop", "shops", SHOPS)),
                List.of(
                        feature("busy", FeatureType.NUMBER),
                        feature("spent", FeatureType.NUMBER),
                        feature("returned", FeatureType.NUMBER),
                        feature("size", FeatureType.NUMBER),
                        feature("shop", FeatureType.CATEGORY)));
        DecisionProgram limit = new DecisionProgram(
                project.decisions().get("limit"),
                "00112233aabbccee",
                List.of(0),
                List.of(new AggregateUse(0, 0)),
                List.of(),
                List.of(feature("busy", FeatureType.NUMBER)));
        return new ProjectProgram(
                project,
                "00112233aabbccdd",
                List.of(orders, returns),
                List.of(busy, returned),
                Map.of("risk", risk, "limit", limit),
                Code::new);
    }

    static Object[] row(String id, long atMicros, String shop, double amount) {
        return new Object[] {id, atMicros, shop, amount};
    }

    private static Feature feature(String name, FeatureType type) {
        return new Feature(name, type, Text.of(name));
    }

    private static Project project(TableSpec shops, StreamSpec orders, StreamSpec returns) {
        Map<String, StreamSpec> streams = new LinkedHashMap<>();
        streams.put("orders", orders);
        streams.put("returns", returns);
        Map<String, DecisionSpec> decisions = new LinkedHashMap<>();
        decisions.put("risk", decision("risk", Optional.of(new ModelSpec("spark", "logistic_regression", Map.of()))));
        decisions.put("limit", decision("limit", Optional.empty()));
        return new Project(
                "shop",
                new StoreAddress("memory", false, List.of(), "", Map.of()),
                streams,
                Map.of("shops", shops),
                Map.of(),
                decisions);
    }

    private static StreamSpec stream(String name, Map<String, Text> valid) {
        return new StreamSpec(name, "id", "at", ORDERS, Optional.empty(), valid);
    }

    private static DecisionSpec decision(String name, Optional<ModelSpec> model) {
        PolicySpec policy =
                new PolicySpec(Optional.empty(), List.of(new PolicySpec.Rule(Text.of("..."), "stop")), "go", "ask");
        return new DecisionSpec(name, "orders", Map.of(), Map.of(), Optional.empty(), model, policy);
    }

    static Duration tenYears() {
        return Duration.ofDays(3_650);
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
            return stream.equals("orders") && row[3] instanceof Double amount && !(amount >= 0) ? "not_negative" : null;
        }

        @Override
        public DecisionCode decision(String name) {
            return name.equals("risk") ? new Risk() : new Limit();
        }
    }

    private abstract static class AnyCode implements DecisionCode {
        @Override
        public Key windowKey(int window, Object[] event) {
            return BY_SHOP.encode(new Object[] {event[2]});
        }

        @Override
        public Key lookupKey(int lookup, Object[] event) {
            return BY_SHOP.encode(new Object[] {event[2]});
        }

        @Override
        public Boolean label(Object[] row) {
            return null;
        }
    }

    private static final class Risk extends AnyCode {
        @Override
        public void features(Object[] input, Object[] features) {
            features[0] = number(input[7]);
            features[1] = number(input[8]);
            features[2] = number(input[9]);
            features[3] = number(input[5]);
            features[4] = input[2];
        }

        @Override
        public int rule(double score, Object[] features) {
            return score >= 0.5 ? 0 : -1;
        }

        private static Float number(Object value) {
            return value == null ? null : (Float) ((Number) value).floatValue();
        }
    }

    private static final class Limit extends AnyCode {
        @Override
        public void features(Object[] input, Object[] features) {
            features[0] = ((Number) input[4]).floatValue();
        }

        @Override
        public int rule(double score, Object[] features) {
            return (Float) features[0] >= 3 ? 0 : -1;
        }
    }
}
