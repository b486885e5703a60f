package dev.pandan.spec.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SuggestionTest {

    @Test
    void text_oneLetterMissing_names() {
        assertThat(Suggestion.text("amout", List.of("id", "amount"))).isEqualTo(" (did you mean 'amount'?)");
    }

    @Test
    void text_neighboursSwapped_names() {
        assertThat(Suggestion.nearest("itn", List.of("int", "string"))).contains("int");
    }

    @Test
    void text_nothingNear_listsAll() {
        assertThat(Suggestion.text("zebra", List.of("a", "b"))).isEqualTo(" (expected one of: a, b)");
    }

    @Test
    void text_noCandidate_isEmpty() {
        assertThat(Suggestion.text("zebra", List.of())).isEmpty();
    }

    @Test
    void distance_isSymmetric() {
        assertThat(Suggestion.distance("kitten", "sitting"))
                .isEqualTo(3)
                .isEqualTo(Suggestion.distance("sitting", "kitten"));
    }
}
