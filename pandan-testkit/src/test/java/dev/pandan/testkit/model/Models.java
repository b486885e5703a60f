package dev.pandan.testkit.model;

import dev.pandan.model.linear.CategoryTerm;
import dev.pandan.model.linear.LinearModel;
import dev.pandan.model.linear.NumberTerm;
import dev.pandan.model.linear.VectorTerm;
import java.util.List;

/** The model that the tests score; {@code golden/linear-1.json} is its file. */
final class Models {
    private Models() {}

    /** With vectors, of several elements and of one; {@code golden/linear-1-vectors.json} is its file. */
    static LinearModel vectors() {
        return new LinearModel(
                0.25,
                List.of(
                        new VectorTerm(
                                "position",
                                List.of(
                                        new NumberTerm("position[0]", 39.5, 39.5, 6.25, 0.3, 0.01, 0.002),
                                        new NumberTerm("position[1]", -95.125, -95.125, 18.5, -0.7, -0.02, -0.004))),
                        new NumberTerm("distance", 733.25, 801.5, 612.125, -0.0625, 0, 0.001),
                        new VectorTerm("single", List.of(new NumberTerm("single[0]", 0, 0, 1, 0.5, 0.1, 0.01)))));
    }

    static LinearModel example() {
        return new LinearModel(
                -1.2345678901234567,
                List.of(
                        new NumberTerm("distance", 733.25, 801.5, 612.125, -0.0625, 0, 0.001),
                        new CategoryTerm(
                                "state",
                                List.of("NY", "", "서울", "\ud83d\ude80", "nul\u0000", "\u00e9"),
                                List.of(0.1, -0.2, 0.3, -0.4, 0.5, -0.6),
                                0.07,
                                0.02),
                        new NumberTerm("inbound delay", 4.25, 6.1, 17.3, 0.48, -0.11, -0.03),
                        new CategoryTerm("empty", List.of(), List.of(), -0.5, -0.5)));
    }
}
