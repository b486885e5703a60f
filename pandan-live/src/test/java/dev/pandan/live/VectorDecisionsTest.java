package dev.pandan.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.expression.ProjectCompiler;
import dev.pandan.live.json.AnswerWriter;
import dev.pandan.live.json.CatalogueWriter;
import dev.pandan.live.json.FeaturesWriter;
import dev.pandan.live.model.Bundle;
import dev.pandan.live.model.Champions;
import dev.pandan.model.linear.LinearModel;
import dev.pandan.model.linear.LinearScorer;
import dev.pandan.model.linear.NumberTerm;
import dev.pandan.model.linear.VectorTerm;
import dev.pandan.spec.project.ProjectReader;
import dev.pandan.store.memory.MemoryStore;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Decisions with features that are vectors: made, stored, answered. */
final class VectorDecisionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROJECT = """
            pandan: 1
            name: sensors
            store: embedded:cassandra
            streams:
              readings:
                id: id
                time: at
                columns: {id: string, at: timestamp, spectrum: array<double>}
            decisions:
              failing:
                stream: readings
                features:
                  bands: {value: spectrum, size: 3}
                  level: array_max(spectrum)
                label: {stream: readings, value: size(spectrum) = 0, within: 1h}
                model: {trainer: spark, algorithm: logistic_regression}
                policy:
                  rules:
                    - when: bands[0] > 1 AND score > 0.5
                      action: stop
                  otherwise: none
                  fallback: none
            """;

    private final MemoryStore store = new MemoryStore();
    private final ProjectProgram program =
            ProjectCompiler.compile(ProjectReader.read("pandan.yaml", PROJECT, name -> null));

    private LiveProject open() {
        return LiveProject.open(new LiveOptions(
                program,
                store,
                new Model(program.fingerprint()),
                Clock.systemUTC(),
                "test",
                "",
                LiveLimits.standard(),
                LeaseTimes.standard()));
    }

    private static Object[] reading(String id, @Nullable Double... spectrum) {
        return new Object[] {id, 1_000L, Arrays.asList(spectrum)};
    }

    private static Outcome.Accepted decide(LiveProject live, Object[] row) throws Exception {
        return (Outcome.Accepted) live.submit(Submission.of("readings", row)).get(60, TimeUnit.SECONDS);
    }

    private JsonNode answer(Decision decision) throws IOException {
        return JSON.readTree(new AnswerWriter(program).decision(decision));
    }

    @Test
    void decide_aVector_isScoredAndAnsweredAsAnArray() throws Exception {
        try (LiveProject live = open()) {
            JsonNode answer = answer(
                    decide(live, reading("a", 1.5, null, 0.1)).decisions().get(0));
            assertThat(answer.at("/action").asText()).isEqualTo("stop");
            assertThat(answer.at("/features/bands")).isEqualTo(JSON.readTree("[1.5, null, 0.1]"));
            assertThat(answer.at("/reasons/0")).isEqualTo(JSON.readTree("""
                    {"feature": "bands", "value": [1.5, null, 0.1], "contribution": 3.25}"""));
            assertThat(answer.at("/score").asDouble()).isEqualTo(LinearModel.probability(3 + 0.25));
        }
    }

    @Test
    void decide_anotherSize_isMissing() throws Exception {
        try (LiveProject live = open()) {
            JsonNode answer =
                    answer(decide(live, reading("a", 1.5, 2.0)).decisions().get(0));
            assertThat(answer.at("/features/bands").isNull()).isTrue();
            assertThat(answer.at("/features/level").asDouble()).isEqualTo(2);
            assertThat(answer.at("/action").asText()).isEqualTo("none");
            assertThat(answer.at("/reasons/0/contribution").asDouble()).isEqualTo(0.25);
        }
    }

    @Test
    void decide_againAfterARestart_isTheStoredDecision() throws Exception {
        Decision first;
        try (LiveProject live = open()) {
            first = decide(live, reading("a", 1.5, null, Double.NEGATIVE_INFINITY))
                    .decisions()
                    .get(0);
        }
        try (LiveProject live = open()) {
            Outcome.Accepted again = decide(live, reading("a", 1.5, null, Double.NEGATIVE_INFINITY));
            assertThat(again.repeated()).isTrue();
            assertThat(answer(again.decisions().get(0))).isEqualTo(answer(first));
            assertThat((float[]) again.decisions().get(0).features().values()[0])
                    .containsExactly(1.5f, Float.NaN, Float.NEGATIVE_INFINITY);
        }
    }

    @Test
    void questionsAndCatalogue_ofAVector_sayArrayAndSize() throws Exception {
        StringWriter text = new StringWriter();
        try (LiveProject live = open();
                JsonGenerator out = new JsonFactory().createGenerator(text)) {
            new FeaturesWriter(program)
                    .write(
                            out,
                            live.features(new FeatureQuestion("failing", reading("b", 7.0, -1e300, null)))
                                    .get(60, TimeUnit.SECONDS));
        }
        assertThat(JSON.readTree(text.toString()).at("/features/bands"))
                .isEqualTo(JSON.readTree("[7, \"-Infinity\", null]"));
        StringWriter catalogue = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(catalogue)) {
            new CatalogueWriter(program).write(out, program.catalogue().entries());
        }
        JsonNode features = JSON.readTree(catalogue.toString()).at("/features");
        assertThat(features.at("/0/type").asText()).isEqualTo("vector");
        assertThat(features.at("/0/size").asInt()).isEqualTo(3);
        assertThat(features.at("/1").has("size")).isFalse();
    }

    /** Twice the first element, and 0.25 if the second is missing. */
    private record Model(String fingerprint) implements Champions {
        @Override
        public Optional<Integer> version(String decision) {
            return Optional.of(1);
        }

        @Override
        public Bundle load(String decision, int version) {
            VectorTerm bands = new VectorTerm(
                    "bands",
                    List.of(
                            new NumberTerm("bands[0]", 0, 0, 1, 2, 0, 0),
                            new NumberTerm("bands[1]", 0, 0, 1, 0, 0.25, 0),
                            new NumberTerm("bands[2]", 0, 0, 1, 0, 0, 0)));
            LinearModel model = new LinearModel(0, List.of(bands, new NumberTerm("level", 0, 0, 1, 0, 0, 0)));
            return new Bundle(1, fingerprint, new LinearScorer(model));
        }
    }
}
