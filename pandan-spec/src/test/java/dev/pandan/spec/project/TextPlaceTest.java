package dev.pandan.spec.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever YAML lets an expression stand, its last name is found at the place where a user sees it. */
final class TextPlaceTest {
    private static final String PROJECT = """
            pandan: 1
            name: shop
            store: embedded:cassandra
            streams:
              orders:
                id: order_id
                time: ordered_at
                columns: {order_id: string, ordered_at: timestamp, amount: double}
            decisions:
              check:
                stream: orders
                features:
                  other: 1
                  f: EXPRESSION
                policy: {otherwise: accept, fallback: accept}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount + wrong",
                "'amount + wrong'",
                "'concat(''it''''s'', wrong)'",
                "\"amount + wrong\"",
                "\"concat('\\\"', wrong)\"",
                "amount\n        + wrong",
                "'amount\n\n       + wrong'",
                "|\n        amount\n          + wrong",
                "|-\n        amount\n\n        + wrong\n",
                "|2\n          amount\n          + wrong",
                "> # folded\n        amount +\n        1 +\n         wrong",
                ">-\n        amount +\n        wrong",
                "\n        amount + wrong",
                "{value: amount + wrong, description: d}",
                "\n        value: |\n          concat('\uD83D\uDE00', wrong)\n        description: >\n          many\n          words",
            })
    void at_everyStyleOfScalar_isWhereItStands(String expression) {
        String yaml = PROJECT.replace("EXPRESSION", expression);
        Text text = feature(yaml);
        Place inText = Place.in(text.text());
        Place inFile = Place.in(yaml);
        assertThat(text.at(inText.line() + 1, inText.column()))
                .hasToString("pandan.yaml " + (inFile.line() + 1) + ":" + (inFile.column() + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\\tb + wrong\"", "\"\\u0061mount + wrong\""})
    void at_anEscapeThatIsNotFollowed_isInTheLine(String expression) {
        assertThat(feature(PROJECT.replace("EXPRESSION", expression)).at(1, 4).line())
                .isEqualTo(14);
    }

    private static Text feature(String yaml) {
        return ProjectReader.read("pandan.yaml", yaml, name -> null)
                .decisions()
                .get("check")
                .features()
                .get("f")
                .value();
    }

    /** Where the word "wrong" stands, from 0. */
    private record Place(int line, int column) {
        static Place in(String text) {
            List<String> lines = List.of(text.split("\n", -1));
            int line = IntStream.range(0, lines.size())
                    .filter(i -> lines.get(i).contains("wrong"))
                    .findFirst()
                    .orElseThrow();
            return new Place(
                    line, lines.get(line).codePointCount(0, lines.get(line).indexOf("wrong")));
        }
    }
}
