package dev.pandan.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrows between rooms point down, packages have no cycles, and each library is known to its own rooms only. */
final class ArrowsTest {

    private static final JavaClasses CLASSES = Rooms.classes();

    static Stream<String> rooms() {
        return Rooms.MAY_USE.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void room_uses_onlyRoomsBelow(String room) {
        assertThat(CLASSES.stream().map(c -> c.getPackageName() + "."))
                .as("classes of room %s", room)
                .anyMatch(name -> name.startsWith("dev.pandan." + room + "."));
        var allowed = new HashSet<>(Rooms.MAY_USE.get(room));
        allowed.add(room);
        noClasses()
                .that()
                .resideInAPackage(Rooms.packages(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Rooms.packagesOutside(allowed))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void packages_haveNo_cycles() {
        slices().matching("dev.pandan.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({"spec, org.snakeyaml..", "engine, java..", "store, javax.net.ssl.."})
    void pureRoom_knows_noLibrary(String room, String library) {
        classes()
                .that()
                .resideInAPackage(Rooms.packages(room))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("", "java..", "org.jspecify..", "dev.pandan..", library)
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "org.apache.spark.., expression training",
        "org.apache.spark.sql.catalyst.., expression",
        "com.datastax.., cassandra",
        "com.mongodb.., mongodb",
        "org.bson.., mongodb",
        "org.apache.hadoop.hbase.., hbase",
        "ai.onnxruntime.., model",
        "org.tensorflow.., tensorflow",
        "ai.djl.., pytorch",
        "com.linecorp.., server",
        "io.micrometer.., server",
        "picocli.., cli",
        "org.snakeyaml.., spec",
        "org.junit.., testkit",
    })
    void library_isKnown_toItsRoomsOnly(String library, String rooms) {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        Stream.of(rooms.split(" ")).map(Rooms::packages).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }
}
