package dev.pandan.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingsTest {
    @Test
    void of_nothingGiven_hasDefaults() {
        Settings settings = settings(List.of("one"), Map.of());
        assertThat(settings.connection().getHosts()).containsExactly("one");
        assertThat(settings.connection().getWriteConcern()).isNull();
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings).hasToString("mongodb://one/flights");
    }

    @Test
    void of_driversOptions_arePassedOn() {
        Settings settings = settings(
                List.of("one:1", "two:2"),
                Map.of(
                        "user",
                        "a@b",
                        "password",
                        "p/w?&",
                        "authSource",
                        "own",
                        "replicaSet",
                        "rs0",
                        "tls",
                        "true",
                        "w",
                        "2",
                        "readPreference",
                        "secondary",
                        "timeout",
                        "500ms"));
        assertThat(settings.connection().getHosts()).containsExactly("one:1", "two:2");
        assertThat(settings.connection().getCredential().getUserName()).isEqualTo("a@b");
        assertThat(settings.connection().getCredential().getPassword()).isEqualTo("p/w?&".toCharArray());
        assertThat(settings.connection().getCredential().getSource()).isEqualTo("own");
        assertThat(settings.connection().getSslEnabled()).isTrue();
        assertThat(settings.connection().getRequiredReplicaSetName()).isEqualTo("rs0");
        assertThat(settings.connection().getWriteConcern()).isEqualTo(new WriteConcern(2));
        assertThat(settings.connection().getReadPreference()).isEqualTo(ReadPreference.secondary());
        assertThat(settings.timeout()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void of_whatIsWrong_isNamedWithoutSecrets() {
        assertRefused(List.of(), Map.of(), "no host");
        assertRefused(List.of("h:x"), Map.of("user", "u", "password", "secret"), "h:x");
        assertRefused(List.of("h"), Map.of("replicas", "3"), "replicas");
        assertRefused(List.of("h"), Map.of("timeout", "soon"), "timeout: soon");
        assertRefused(List.of("h", "i"), Map.of("srv", "true", "password", "secret", "user", "u"), "mongodb+srv");
        assertThatThrownBy(() -> Settings.of(address(List.of("h"), Map.of()), "a.b"))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("database 'a.b'");
    }

    @Test
    void toString_password_isNotShown() {
        assertThat(settings(List.of("h"), Map.of("user", "u", "password", "secret"))
                        .toString())
                .doesNotContain("secret");
    }

    private static void assertRefused(List<String> hosts, Map<String, String> options, String what) {
        assertThatThrownBy(() -> settings(hosts, options))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining(what)
                .hasNoCause()
                .message()
                .doesNotContain("secret");
    }

    private static Settings settings(List<String> hosts, Map<String, String> options) {
        return Settings.of(address(hosts, options), "flights");
    }

    private static StoreAddress address(List<String> hosts, Map<String, String> options) {
        return new StoreAddress("mongodb", false, hosts, "flights", options);
    }
}
