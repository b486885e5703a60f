package dev.pandan.cli.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import dev.pandan.spec.type.Column;
import dev.pandan.spec.type.ColumnType;
import dev.pandan.spec.type.Schema;
import dev.pandan.spec.type.Struct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrays and structs in files. */
final class NestedFilesTest {
    private static final Schema SCHEMA = schema("tags", "array<string>", "place", "struct<city:string,lat:double>");

    @TempDir
    private Path folder;

    private static Schema schema(String... namesAndTypes) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("id", ColumnType.STRING));
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            columns.add(new Column(
                    namesAndTypes[i], ColumnType.byName(namesAndTypes[i + 1]).orElseThrow()));
        }
        return new Schema(columns);
    }

    private static List<FileRow> rows(Path file, Schema schema) {
        List<FileRow> rows = new ArrayList<>();
        try (DataFile data = DataFile.open(file, schema)) {
            data.forEachRemaining(rows::add);
        }
        return rows;
    }

    private static Object[] values(FileRow row) {
        return ((FileRow.Values) row).values();
    }

    private Path jsonLines(String... lines) throws IOException {
        return Files.writeString(
                folder.resolve("rows.jsonl"), String.join("\n", lines).replace('\'', '"'));
    }

    @Test
    void jsonLines_arraysAndObjects_areRead() throws IOException {
        List<FileRow> rows = rows(
                jsonLines(
                        "{'id':'x','tags':['a',null,'판단'],'place':{'lat':-1.5,'city':'서울'}}",
                        "{'id':'y','tags':[],'place':{}}",
                        "{'id':'z','place':null}"),
                SCHEMA);
        assertThat(values(rows.get(0))).containsExactly("x", Arrays.asList("a", null, "판단"), Struct.of("서울", -1.5));
        assertThat(values(rows.get(1))).containsExactly("y", List.of(), Struct.of(null, null));
        assertThat(values(rows.get(2))).containsExactly("z", null, null);
    }

    @Test
    void jsonLines_faultsInside_nameTheirPlace() throws IOException {
        List<FileRow> rows = rows(
                jsonLines(
                        "{'tags':'a'}",
                        "{'tags':['a',['b']]}",
                        "{'place':{'lat':'far'}}",
                        "{'place':{'ctiy':'a'}}",
                        "{'id':['x']}"),
                SCHEMA);
        assertThat(rows)
                .extracting(row -> ((FileRow.Unreadable) row).problem())
                .extracting(Problem::message)
                .containsExactly(
                        "column 'tags' cannot be read as array<string> (expected: an array)",
                        "column 'tags[1]' cannot be read as string (expected: a string)",
                        "column 'place.lat' cannot be read as double (expected: a number)",
                        "column 'place' has no field 'ctiy' (did you mean 'city'?)",
                        "column 'id' cannot be read as string (expected: a string)");
    }

    @Test
    void rejects_ofNestedRows_canBeReadAgain() throws IOException {
        Path line = jsonLines("{'id':'x','tags':['a',null],'place':{'city':'b','lat':1.5}}");
        FileRow row = rows(line, SCHEMA).get(0);
        Path file = folder.resolve("rejects.jsonl");
        try (RejectsFile rejects = new RejectsFile(file, SCHEMA)) {
            rejects.remember(1, row);
            rejects.reject(1, Problem.of(ErrorCode.EVENT_INVALID, "no"));
        }
        assertThat(file)
                .content()
                .contains(
                        "\"content\":{\"id\":\"x\",\"tags\":[\"a\",null],\"place\":{\"city\":\"b\",\"lat\":\"1.5\"}}");
    }

    @Test
    void csv_ofAnArray_isRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), "id,tags,place\nx,a,b\n");
        assertThatThrownBy(() -> DataFile.open(file, SCHEMA))
                .isInstanceOfSatisfying(
                        PandanException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_UNUSABLE))
                .hasMessageContaining(
                        "column 'tags' is of type array<string>, which a cell of a CSV file cannot hold (expected: the rows as JSON lines or Parquet)");
    }

    private Path parquet(String message, Consumer<Group> fill) throws IOException {
        MessageType type = MessageTypeParser.parseMessageType(message);
        Path file = folder.resolve("rows.parquet");
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new Configuration(false))
                .withType(type)
                .build()) {
            Group row = new SimpleGroup(type);
            fill.accept(row);
            writer.write(row);
            writer.write(new SimpleGroup(type));
        }
        return file;
    }

    @Test
    void parquet_listsAndGroups_areRead() throws IOException {
        String message = """
                message m {
                  optional binary id (STRING);
                  optional group tags (LIST) { repeated group list { optional binary element (STRING); } }
                  optional group place { optional double lat; optional int32 more; optional binary city (STRING); }
                  optional group items (LIST) { repeated group list { optional group element {
                    optional float price;
                    optional group at (LIST) { repeated group list { optional int64 element (TIMESTAMP(MILLIS,true)); } }
                  } } }
                }""";
        Path file = parquet(message, row -> {
            row.append("id", "x");
            Group tags = row.addGroup("tags");
            tags.addGroup("list").append("element", "판단");
            tags.addGroup("list");
            row.addGroup("place").append("lat", -0.0).append("more", 7);
            Group items = row.addGroup("items");
            Group item = items.addGroup("list").addGroup("element");
            item.append("price", 1.5f);
            item.addGroup("at").addGroup("list").append("element", 3L);
            items.addGroup("list");
            items.addGroup("list").addGroup("element").addGroup("at");
        });
        Schema schema = schema(
                "tags",
                "array<string>",
                "place",
                "struct<city:string,lat:double>",
                "items",
                "array<struct<price:double,at:array<timestamp>>>");
        List<FileRow> rows = rows(file, schema);
        assertThat(values(rows.get(0)))
                .containsExactly(
                        "x",
                        Arrays.asList("판단", null),
                        Struct.of(null, -0.0),
                        Arrays.asList(Struct.of(1.5, List.of(3_000L)), null, Struct.of(null, List.of())));
        assertThat(values(rows.get(1))).containsExactly(null, null, null, null);
    }

    @Test
    void parquet_listsOfOldFiles_areRead() throws IOException {
        String message = """
                message m {
                  optional binary id (STRING);
                  repeated int32 bare;
                  optional group two (LIST) { repeated int32 element; }
                  optional group avro (LIST) { repeated group array { optional int32 n; } }
                  optional group pairs (LIST) { repeated group element { required int32 a; required int32 b; } }
                  optional group lists (LIST) { repeated group array (LIST) { repeated int32 array; } }
                }""";
        Path file = parquet(message, row -> {
            row.append("bare", 1).append("bare", 2);
            row.addGroup("two").append("element", 3);
            row.addGroup("avro").addGroup("array").append("n", 4);
            row.addGroup("pairs").addGroup("element").append("a", 5).append("b", 6);
            row.addGroup("lists").addGroup("array").append("array", 7).append("array", 8);
        });
        Schema schema = schema(
                "bare",
                "array<int>",
                "two",
                "array<int>",
                "avro",
                "array<struct<n:int>>",
                "pairs",
                "array<struct<b:int,a:int>>",
                "lists",
                "array<array<int>>");
        List<FileRow> rows = rows(file, schema);
        assertThat(values(rows.get(0)))
                .containsExactly(
                        null,
                        List.of(1, 2),
                        List.of(3),
                        List.of(Struct.of(4)),
                        List.of(Struct.of(6, 5)),
                        List.of(List.of(7, 8)));
        assertThat(values(rows.get(1)))
                .as("a bare repeated field is empty, never null")
                .containsExactly(null, List.of(), null, null, null, null);
    }

    @Test
    void parquet_whatDoesNotFit_isRefused() throws IOException {
        String message = """
                message m {
                  optional binary id (STRING);
                  optional group tags (LIST) { repeated group list { optional int32 element; } }
                  optional group pairs (MAP) { repeated group key_value { required binary key (STRING); optional int32 value; } }
                  optional group place { optional double lat; }
                  repeated binary texts (STRING);
                }""";
        Path file = parquet(message, row -> {});
        assertThat(refusal(file, "tags", "array<string>"))
                .contains("column 'tags' is optional group tags (LIST)", "can be read as array<string>, an array");
        assertThat(refusal(file, "pairs", "array<struct<key:string,value:int>>"))
                .contains("column 'pairs' is");
        assertThat(refusal(file, "place", "struct<city:string>")).contains("an object with city");
        assertThat(refusal(file, "place", "array<double>")).contains("column 'place' is");
        assertThat(refusal(file, "texts", "string")).contains("column 'texts' is repeated binary texts");
    }

    private static String refusal(Path file, String column, String type) {
        PandanException refused = org.assertj.core.api.Assertions.catchThrowableOfType(
                PandanException.class, () -> DataFile.open(file, schema(column, type)));
        assertThat(refused).as(column + " as " + type).isNotNull();
        assertThat(refused.code()).isEqualTo(ErrorCode.FILE_UNUSABLE);
        return refused.getMessage();
    }
}
