package dev.pandan.cli.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.expression.ProjectCompiler;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.ProjectReader;
import dev.pandan.spec.type.ArrayType;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.ScalarType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.StructType;
import dev.pandan.store.TableDescription;
import dev.pandan.store.TableDescription.DescribedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DraftProjectTest {
    private static final TableAddress ADDRESS =
            TableAddress.parse("cassandra://h1,h2:9043/shop.orders?dc=east&user=ann&password=geheim", name -> null);

    @Test
    void text_keyAndTime_isAStreamThatCompiles() {
        String text = DraftProject.text(
                "shop",
                ADDRESS,
                table(
                        List.of("id"),
                        column("id", "uuid", ScalarType.STRING),
                        column("amount", "decimal", ScalarType.DECIMAL),
                        column("Paid_At", "timestamp", ScalarType.TIMESTAMP),
                        column("tags", "set<text>", new ArrayType(ScalarType.STRING)),
                        new DescribedColumn("extra", "map<text, text>", Optional.empty()),
                        column("Mixed Case", "text", ScalarType.STRING)));
        Project project = read(text);
        assertThat(project.streams().get("orders").id()).isEqualTo("id");
        assertThat(project.streams().get("orders").time()).isEqualTo("Paid_At");
        assertThat(project.streams().get("orders").from()).contains("shop.orders");
        assertThat(project.decisions().get("decide").features()).containsOnlyKeys("amount", "mixed_case");
        assertThat(text)
                .contains("store: cassandra://h1,h2:9043/pandan_shop?dc=east&password=${PANDAN_PASSWORD}&user=ann")
                .contains("# extra: map<text, text>   (cannot be read)", "Mixed_Case: {at: \"Mixed Case\"}")
                .doesNotContain("geheim");
    }

    @Test
    void text_longTypesAndAwkwardNames_compiles() {
        String text = DraftProject.text(
                "shop",
                ADDRESS,
                table(
                        List.of("id"),
                        column("id", "uuid", ScalarType.STRING),
                        column("at", "timestamp", ScalarType.TIMESTAMP),
                        column("lines", "list<frozen<tuple<text, int, double, text, text>>>", nested(5)),
                        column("null", "int", ScalarType.INT),
                        column("Total", "int", ScalarType.INT),
                        column("total", "int", ScalarType.INT),
                        column("7 days", "int", ScalarType.INT),
                        column("7-days", "int", ScalarType.INT)));
        Project project = read(text);
        assertThat(project.decisions().get("decide").features())
                .containsOnlyKeys("total", "c_null", "c_7_days", "c_7_days2");
        assertThat(project.streams().get("orders").mapping().at("c_7_days2")).contains("7-days");
        assertThat(text).doesNotContain("bytes do not say");
    }

    private static ColumnType nested(int fields) {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= fields; i++) {
            columns.add(new Column("f" + i, ScalarType.STRING));
        }
        return new ArrayType(new StructType(new Schema(columns)));
    }

    @Test
    void storeLine_variables_stayAsTheyAreWritten() {
        TableAddress address = TableAddress.parse(
                "cassandra://${HOST}/shop.orders?user=ann&password=${SHOP_PASSWORD}",
                Map.of("HOST", "h1", "SHOP_PASSWORD", "geheim")::get);
        assertThat(address.store().options()).containsEntry("password", "geheim");
        assertThat(address.storeLine("pandan_shop"))
                .isEqualTo("cassandra://${HOST}/pandan_shop?password=${SHOP_PASSWORD}&user=ann");
    }

    @Test
    void text_noTime_isALookupThatCompiles() {
        String text = DraftProject.text(
                "shop",
                ADDRESS,
                table(
                        List.of("a", "b"),
                        column("a", "text", ScalarType.STRING),
                        column("b", "int", ScalarType.INT),
                        column("level", "int", ScalarType.INT)));
        Project project = read(text);
        assertThat(project.tables().get("orders").key()).containsExactly("a", "b");
        assertThat(project.decisions().get("decide").features()).containsOnlyKeys("level");
    }

    @Test
    void text_nothingButKeyAndTime_compiles() {
        read(DraftProject.text(
                "shop",
                ADDRESS,
                table(
                        List.of("id"),
                        column("id", "text", ScalarType.STRING),
                        column("at", "timestamp", ScalarType.TIMESTAMP))));
    }

    @Test
    void storeLine_loginBeforeTheHosts_keepsTheSchemeAndNoSecret() {
        TableAddress address =
                TableAddress.parse("mongodb+srv://ann:geheim@cluster.example/shop.past-orders", name -> null);
        assertThat(address.table()).isEqualTo("shop.past-orders");
        assertThat(address.storeLine("pandan_shop"))
                .isEqualTo("mongodb+srv://cluster.example/pandan_shop?password=${PANDAN_PASSWORD}&user=ann");
        Project project = read(DraftProject.text(
                "shop",
                address,
                table(List.of("_id"), column("_id", "string", ScalarType.STRING), column("n", "int", ScalarType.INT))));
        assertThat(project.tables()).containsOnlyKeys("past_orders");
    }

    @Test
    void text_collectionWithTimestamp_isAStreamByItsId() {
        TableAddress address = TableAddress.parse("mongodb://h/shop.orders", name -> null);
        Project project = read(DraftProject.text(
                "shop",
                address,
                table(
                        List.of("_id"),
                        column("_id", "string", ScalarType.STRING),
                        column("at", "date", ScalarType.TIMESTAMP),
                        column("n", "int", ScalarType.INT))));
        assertThat(project.streams().get("orders").id()).isEqualTo("_id");
    }

    @Test
    void parse_whatIsNoTable_isRefusedWithoutSecrets() {
        for (String text :
                List.of("cassandra://h/ks?password=geheim", "nothing", "cassandra:///ks.t", "cassandra://h/ks")) {
            assertThatThrownBy(() -> TableAddress.parse(text, name -> null))
                    .isInstanceOfSatisfying(
                            PandanException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
                    .hasMessageContaining("keyspace.table")
                    .hasMessageNotContaining("geheim");
        }
        assertThatThrownBy(() -> TableAddress.parse("cassandra://h/ks.t?password=${NOT_THERE}", name -> null))
                .hasMessageContaining("NOT_THERE");
    }

    private static Project read(String text) {
        Project project = ProjectReader.read("pandan.yaml", text, Map.of("PANDAN_PASSWORD", "x")::get);
        ProjectProgram program = ProjectCompiler.compile(project);
        assertThat(program.decisions()).containsKey("decide");
        return project;
    }

    private static TableDescription table(List<String> key, DescribedColumn... columns) {
        return new TableDescription("shop.orders", List.of(columns), key);
    }

    private static DescribedColumn column(String name, String found, ColumnType type) {
        return new DescribedColumn(name, found, Optional.of(type));
    }
}
