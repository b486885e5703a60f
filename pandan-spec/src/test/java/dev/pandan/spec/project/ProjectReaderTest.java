package dev.pandan.spec.project;

import static dev.pandan.spec.project.Minimal.problems;
import static dev.pandan.spec.project.Minimal.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProjectReaderTest {
    private static final String COLUMNS = "columns: {order_id: string, ordered_at: timestamp, amount: double}";

    @Test
    void read_exampleFlights_hasEverything() throws IOException {
        Project project = read(Files.readString(Path.of("../examples/flights/pandan.yaml")));
        assertThat(project.streams()).containsOnlyKeys("departures", "arrivals");
        assertThat(project.windows().get("route_7d").by()).hasSize(2);
        assertThat(project.windows().get("route_7d").frame()).isEqualTo(Frame.last(7 * 86_400_000_000L));
        assertThat(project.windows().get("arrivals_here_2h").by().get(0).event().text())
                .isEqualTo("origin");
        DecisionSpec late = project.decisions().get("late");
        assertThat(late.features()).hasSize(10).containsKey("above_usual");
        assertThat(late.policy().rules())
                .extracting(rule -> rule.when().text())
                .containsExactly("score >= 0.6", "score >= 0.35");
        assertThat(late.model().orElseThrow().params())
                .containsEntry("maxIter", 10L)
                .containsEntry("regParam", 0.01);
    }

    @Test
    void read_expression_knowsItsPlace() {
        Text amount = read(Minimal.PROJECT)
                .decisions()
                .get("check")
                .features()
                .get("amount")
                .value();
        assertThat(amount.location()).hasToString("pandan.yaml 15:15");
    }

    @Test
    void read_featureWithDescription_isTheSameExpression() {
        FeatureSpec plain = feature("amount");
        FeatureSpec described = feature("\n        value: amount\n        description: What was paid.");
        assertThat(plain.description()).isEmpty();
        assertThat(described.description()).contains("What was paid.");
        assertThat(described.value().text()).isEqualTo(plain.value().text());
        assertThat(described.value().location()).hasToString("pandan.yaml 16:16");
        assertThat(feature("{value: amount}").description()).isEmpty();
    }

    @Test
    void read_featureWithSize_isKnown() {
        assertThat(feature("{value: amount, size: 8}").size()).hasValue(8);
        assertThat(feature("{value: amount}").size()).isEmpty();
        assertThat(feature("amount").size()).isEmpty();
    }

    @Test
    void read_featureWithImpossibleSize_saysWhatIsPossible() {
        for (String size : List.of("0", "-1", "4097", "2.5", "many")) {
            assertThat(problems(Minimal.PROJECT.replace(
                            "amount: amount\n", "amount: {value: amount, size: " + size + "}\n")))
                    .containsExactly(
                            "pandan.yaml 15:37: decisions.check.features.amount.size: not the size of a vector (expected: a whole number from 1 to 4096)");
        }
    }

    @Test
    void read_featureWithUnknownKey_suggests() {
        assertThat(problems(Minimal.PROJECT.replace("amount: amount\n", "amount: {value: amount, descripton: x}\n")))
                .containsExactly(
                        "pandan.yaml 15:43: decisions.check.features.amount.descripton: unknown key (did you mean 'description'?)");
    }

    private static FeatureSpec feature(String text) {
        return read(Minimal.PROJECT.replace("amount: amount\n", "amount: " + text + "\n"))
                .decisions()
                .get("check")
                .features()
                .get("amount");
    }

    @Test
    void read_unknownKey_suggests() {
        assertThat(problems(Minimal.PROJECT.replace("otherwise: accept", "otherwize: accept")))
                .containsExactly(
                        "pandan.yaml 17:18: decisions.check.policy.otherwize: unknown key (did you mean 'otherwise'?)",
                        "pandan.yaml 17:7: decisions.check.policy.otherwise: missing (expected: Action when no rule holds)");
    }

    @Test
    void read_severalProblems_reportsAll() {
        String text =
                Minimal.PROJECT.replace("double", "dubble").replace("1d", "1y").replace("name: shop", "name: Shop 1");
        assertThat(problems(text))
                .hasSize(3)
                .anyMatch(problem -> problem.contains("unknown type 'dubble' (did you mean 'double'?)"))
                .anyMatch(problem -> problem.contains("'1y' is no length of a window"))
                .anyMatch(problem -> problem.startsWith("pandan.yaml 2:7: name: not a name"));
    }

    @Test
    void read_storeOfMongo_takesLoginAndOptionsApart() {
        StoreAddress store = read(Minimal.PROJECT.replace(
                        "embedded:cassandra", "mongodb+srv://a%40b:${SECRET}@db.example.org/shop?authSource=admin"))
                .store();
        assertThat(store.kind()).isEqualTo("mongodb");
        assertThat(store.hosts()).containsExactly("db.example.org");
        assertThat(store.namespace()).isEqualTo("shop");
        assertThat(store.options())
                .containsOnly(
                        Map.entry("user", "a@b"),
                        Map.entry("password", "s3cret"),
                        Map.entry("authSource", "admin"),
                        Map.entry("srv", "true"));
        assertThat(store).hasToString("mongodb://db.example.org/shop");
    }

    @Test
    void read_storeOfHBase_takesPropertiesAsOptions() {
        StoreAddress store = read(Minimal.PROJECT.replace(
                        "embedded:cassandra",
                        "hbase://zk1,zk2:2182/shop?durability=FSYNC_WAL&hbase.client.keytab.principal=pandan/_HOST@EXAMPLE.ORG"))
                .store();
        assertThat(store.kind()).isEqualTo("hbase");
        assertThat(store.hosts()).containsExactly("zk1", "zk2:2182");
        assertThat(store.options())
                .containsOnly(
                        Map.entry("durability", "FSYNC_WAL"),
                        Map.entry("hbase.client.keytab.principal", "pandan/_HOST@EXAMPLE.ORG"));
        assertThat(store).hasToString("hbase://zk1,zk2:2182/shop");
    }

    @Test
    void read_idOfMongo_isAColumn() {
        Project project = read(Minimal.PROJECT.replace("order_id", "_id"));
        assertThat(project.streams().get("orders").id()).isEqualTo("_id");
    }

    @Test
    void read_storeOfAnotherKind_isRefused() {
        for (String store : List.of(
                "oracle://h/shop", "embedded:oracle", "embedded:memory", "cassandra+srv://h/shop", "mongodb://h/a-b")) {
            assertThat(problems(Minimal.PROJECT.replace("embedded:cassandra", store)))
                    .singleElement()
                    .asString()
                    .contains("not an address of a database")
                    .contains("mongodb://")
                    .contains("memory:");
        }
    }

    @Test
    void read_unknownStream_suggests() {
        assertThat(problems(Minimal.PROJECT.replace("stream: orders, by", "stream: order, by")))
                .containsExactly(
                        "pandan.yaml 10:22: windows.last_day.stream: no stream 'order' (did you mean 'orders'?)");
    }

    @Test
    void read_keyTwice_isRefused() {
        assertThat(problems(Minimal.PROJECT + "name: again\n"))
                .containsExactly("pandan.yaml 19:1: name: declared twice");
    }

    @Test
    void read_timeOfOtherType_isRefused() {
        assertThat(problems(Minimal.PROJECT.replace("time: ordered_at", "time: amount")))
                .containsExactly(
                        "pandan.yaml 7:11: streams.orders.time: column 'amount' is of type double (expected: timestamp)");
    }

    @Test
    void read_notYaml_saysWhere() {
        assertThat(problems("pandan: 1\n  name: [")).singleElement().asString().startsWith("pandan.yaml 2:7: not YAML");
    }

    @Test
    void read_noMap_isOneProblem() {
        assertThat(problems("hello"))
                .containsExactly("pandan.yaml 1:1: the file: found a single value (expected: a map of keys to values)");
    }

    @Test
    void read_keyOfAnotherSection_saysWhereItBelongs() {
        assertThat(problems(
                        "pandan: 1\nname: a\nstore: 'memory:'\nmodel: {trainer: spark}\nstreams: {}\ndecisions: {}"))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("model: unknown key here, it belongs to a section decision (expected"));
    }

    @Test
    void read_empty_saysSo() {
        assertThat(problems("")).containsExactly("pandan.yaml: the file is empty (expected: a project)");
    }

    @Test
    void read_foreignTable_needsAcceptance() {
        String table = "tables:\n  users: {from: shop.users, key: name, columns: {name: string}}\n";
        assertThat(problems(Minimal.PROJECT + table)).singleElement().asString().contains("unversioned: missing");
        String accepted = table.replace("from:", "unversioned: accept, from:");
        assertThat(read(Minimal.PROJECT + accepted).tables().get("users").from())
                .contains("shop.users");
    }

    @Test
    void read_validFrom_isTheColumnThatTellsVersionsApart() {
        String own = "tables:\n  users: {key: name, columns: {name: string, since: timestamp}, valid_from: since}\n";
        TableSpec users = read(Minimal.PROJECT + own).tables().get("users");
        assertThat(users.validFrom()).contains("since");
        assertThat(users.validFromMicros(new Object[] {"ann", 7L})).isEqualTo(7);
        assertThat(users.validFromMicros(new Object[] {"ann", null})).isEqualTo(Long.MIN_VALUE);
        String foreign = own.replace("{key", "{from: shop.users, key");
        assertThat(read(Minimal.PROJECT + foreign).tables().get("users").from()).contains("shop.users");
    }

    @Test
    void read_validFromThatCannotBe_isRefusedWithItsPlace() {
        String table =
                "tables:\n  users: {key: [name, since], columns: {name: string, since: timestamp}, valid_from: X}\n";
        assertThat(problems(Minimal.PROJECT + table.replace("X", "sinse")))
                .containsExactly(
                        "pandan.yaml 20:86: tables.users.valid_from: column 'sinse' is not declared (did you mean 'since'?)");
        assertThat(problems(Minimal.PROJECT + table.replace("X", "name")))
                .contains(
                        "pandan.yaml 20:86: tables.users.valid_from: column 'name' is of type string (expected: timestamp)");
        assertThat(problems(Minimal.PROJECT + table.replace("X", "since")))
                .singleElement()
                .asString()
                .startsWith("pandan.yaml 20:86: tables.users.valid_from: column 'since' is a part of the key");
    }

    @Test
    void read_validFromAndUnversioned_contradict() {
        String table = "tables:\n  users: {from: shop.users, key: name, columns: {name: string, since: timestamp},"
                + " valid_from: since, unversioned: accept}\n";
        assertThat(problems(Minimal.PROJECT + table))
                .singleElement()
                .asString()
                .contains("tables.users.unversioned: contradicts valid_from");
    }

    @Test
    void read_windowOverForeignTable_isRefused() {
        assertThat(problems(Minimal.PROJECT.replace("id: order_id\n", "id: order_id\n    from: shop.orders\n")))
                .singleElement()
                .asString()
                .contains("windows.last_day.stream: 'orders' reads an existing table");
    }

    @Test
    void read_storeWithSecret_resolvesAndHidesIt() {
        Project project = read(
                Minimal.PROJECT.replace("embedded:cassandra", "cassandra://h1,h2:9043/shop?dc=dc1&password=${SECRET}"));
        assertThat(project.store().hosts()).containsExactly("h1", "h2:9043");
        assertThat(project.store().options())
                .containsEntry("password", "s3cret")
                .containsEntry("dc", "dc1");
        assertThat(project.store()).hasToString("cassandra://h1,h2:9043/shop");
    }

    @Test
    void read_missingVariable_isNamed() {
        assertThat(problems(Minimal.PROJECT.replace("embedded:cassandra", "cassandra://h1/shop?password=${NOPE}")))
                .containsExactly(
                        "pandan.yaml 3:8: store: environment variable NOPE is not set (set it, or write the value)");
    }

    @Test
    void read_arraysAndStructs_areTypes() {
        String columns = "columns: {order_id: string, ordered_at: timestamp, amount: double, tags: array<string>, "
                + "items: \"array<struct<sku:string,price:double>>\"}";
        Project project = read(Minimal.PROJECT.replace(COLUMNS, columns));
        assertThat(project.streams().get("orders").schema().columns())
                .extracting(column -> column.type().sqlName())
                .containsExactly(
                        "string", "timestamp", "double", "array<string>", "array<struct<sku:string,price:double>>");
    }

    @Test
    void read_typeWithMistakeInside_saysWhere() {
        assertThat(problems(Minimal.PROJECT.replace("amount: double", "amount: double, tags: array<strng>")))
                .containsExactly(
                        "pandan.yaml 8:84: streams.orders.columns.tags: unknown type 'strng' (did you mean 'string'?)");
        assertThat(problems(Minimal.PROJECT.replace("amount: double", "amount: double, tags: 'map<string,int>'")))
                .singleElement()
                .asString()
                .startsWith("pandan.yaml 8:79: streams.orders.columns.tags: there is no type map (expected: ");
        assertThat(problems(Minimal.PROJECT.replace(
                        "amount: double", "amount: double, place: struct<city:string,zip:string>")))
                .first()
                .asString()
                .contains("the type ends too early", "put the type in quotes");
    }

    @Test
    void read_arrayAsIdOrKey_isRefused() {
        String table = "tables:\n  users: {key: name, columns: {name: array<string>}}\n";
        assertThat(problems(Minimal.PROJECT.replace("order_id: string", "order_id: array<string>") + table))
                .containsExactly(
                        "pandan.yaml 6:9: streams.orders.id: column 'order_id' is of type array<string> (expected: a type of single values)",
                        "pandan.yaml 20:16: tables.users.key: column 'name' is of type array<string> (expected: a type of single values)");
        assertThat(problems(Minimal.PROJECT.replace("amount: double", "amount: array<double>")))
                .containsExactly(
                        "pandan.yaml 10:34: windows.last_day.by: column 'amount' is of type array<double> (expected: a type of single values)");
    }
}
