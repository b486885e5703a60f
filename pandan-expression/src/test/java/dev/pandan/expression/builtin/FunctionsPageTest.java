package dev.pandan.expression.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.expression.catalyst.Catalyst;
import dev.pandan.expression.catalyst.Functions;
import dev.pandan.expression.catalyst.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/guide/features.md says about functions is what the code says. */
final class FunctionsPageTest {
    private final String page;

    FunctionsPageTest() throws IOException {
        page = Files.readString(Path.of("../docs/guide/features.md"));
    }

    @Test
    void refusedFunctions_ofThePage_areThoseOfTheCode() {
        String section = page.substring(page.indexOf("## Functions"), page.indexOf("## The other expressions"));
        assertThat(section.lines().filter(line -> line.startsWith("| `")))
                .containsExactlyElementsOf(
                        Stream.of(Unusable.values()).map(FunctionsPageTest::row).toList());
    }

    @Test
    void numberOfFunctions_ofThePage_isRight() {
        Functions functions = new Catalyst().functions();
        List<String> all = functions.names();
        long usable = all.stream()
                .filter(name -> functions.kind(name, 1) == Functions.Kind.SCALAR)
                .count();
        assertThat(page).contains("(" + usable + " of its " + all.size() + ":");
    }

    private static String row(Unusable group) {
        String functions =
                group.functions().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        return "| " + functions + " | " + group.reason() + " | " + group.instead() + " |";
    }
}
