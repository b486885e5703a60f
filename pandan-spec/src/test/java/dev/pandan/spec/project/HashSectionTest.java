package dev.pandan.spec.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Features that a model takes in as buckets: {@code hash} of a model. */
final class HashSectionTest {
    private static final String PROJECT = """
            pandan: 1
            name: shop
            store: "memory:"
            streams:
              orders:
                id: number
                time: at
                columns: {number: long, at: timestamp, region: string, amount: double}
            decisions:
              check:
                stream: orders
                features:
                  size: amount
                  region: region
                label: {stream: orders, value: amount > 1, within: 1h}
                model: {trainer: spark, algorithm: gbt, HASH}
                policy:
                  otherwise: accept
                  fallback: accept
            """;

    private static ModelSpec read(String hash) {
        return ProjectReader.read("pandan.yaml", PROJECT.replace("HASH", hash), Map.<String, String>of()::get)
                .decisions()
                .get("check")
                .model()
                .orElseThrow();
    }

    private static List<String> problems(String hash) {
        return catchThrowableOfType(PandanException.class, () -> read(hash)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void read_buckets_areKnownWithTheirPlace() {
        ModelSpec model = read("hash: {region: 256}");
        assertThat(model.hash().buckets()).isEqualTo(Map.of("region", 256));
        assertThat(model.hash().places().get("region")).hasToString("pandan.yaml 16:60");
        assertThat(model.with(Map.of("maxDepth", 3L)).hash()).isEqualTo(model.hash());
        assertThat(read("params: {}").hash().buckets()).isEmpty();
    }

    @Test
    void read_noNumberOfBuckets_isRefusedWithItsPlace() {
        for (String wrong : List.of("1", "0", "65537", "-4", "many", "99999999999")) {
            assertThat(problems("hash: {region: " + wrong + "}"))
                    .singleElement()
                    .asString()
                    .startsWith("pandan.yaml 16:60: ")
                    .contains("decisions.check.model.hash.region: '" + wrong + "' (expected: how many buckets")
                    .contains("from 2 to 65536");
        }
    }

    @Test
    void read_noSuchFeature_isRefusedWithTheNearest() {
        assertThat(problems("hash: {regoin: 16}"))
                .singleElement()
                .asString()
                .startsWith("pandan.yaml 16:60: ")
                .contains("decisions.check.model.hash.regoin: no feature 'regoin'")
                .contains("region");
    }

    @Test
    void read_noMap_isRefused() {
        assertThat(problems("hash: 256")).singleElement().asString().contains("decisions.check.model.hash");
    }
}
