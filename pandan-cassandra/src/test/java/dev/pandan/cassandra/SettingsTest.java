package dev.pandan.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingsTest {
    @Test
    void of_nothingGiven_hasDefaults() {
        Settings settings = settings(List.of("one"), Map.of());
        assertThat(settings.hosts()).containsExactly(InetSocketAddress.createUnresolved("one", 9042));
        assertThat(settings.consistency()).isEqualTo(ConsistencyLevel.LOCAL_QUORUM);
        assertThat(settings.serialConsistency()).isEqualTo(ConsistencyLevel.LOCAL_SERIAL);
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.dc()).isEmpty();
        assertThat(settings.replication()).isEmpty();
    }

    @Test
    void of_everythingGiven_isRead() {
        Settings settings = settings(
                List.of("one:1", "[::1]:2", "::1"),
                Map.of("replication", "3", "consistency", "quorum", "timeout", "500ms", "dc", "dc1", "user", "u"));
        assertThat(settings.hosts())
                .containsExactly(
                        InetSocketAddress.createUnresolved("one", 1),
                        InetSocketAddress.createUnresolved("::1", 2),
                        InetSocketAddress.createUnresolved("::1", 9042));
        assertThat(settings.replication()).hasValue(3);
        assertThat(settings.serialConsistency()).isEqualTo(ConsistencyLevel.SERIAL);
        assertThat(settings.timeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.dc()).contains("dc1");
    }

    @Test
    void toString_password_isNotShown() {
        assertThat(settings(List.of("h"), Map.of("user", "u", "password", "secret"))
                        .toString())
                .doesNotContain("secret");
    }

    @Test
    void of_whatIsWrong_isNamed() {
        assertRefused(List.of("h:0"), Map.of(), "h:0");
        assertRefused(List.of("h:x"), Map.of(), "h:x");
        assertRefused(List.of(), Map.of(), "no host");
        assertRefused(List.of("h"), Map.of("replicas", "3"), "replicas");
        assertRefused(List.of("h"), Map.of("replication", "0"), "replication: 0");
        assertRefused(List.of("h"), Map.of("consistency", "SERIAL"), "consistency: SERIAL");
        assertRefused(List.of("h"), Map.of("consistency", "one"), "could be overlooked");
        assertRefused(List.of("h"), Map.of("timeout", "soon"), "timeout: soon");
        assertThatThrownBy(() -> Settings.of(address(List.of("h"), Map.of()), "Upper"))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("keyspace 'Upper'");
    }

    private static void assertRefused(List<String> hosts, Map<String, String> options, String what) {
        assertThatThrownBy(() -> settings(hosts, options))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining(what);
    }

    private static Settings settings(List<String> hosts, Map<String, String> options) {
        return Settings.of(address(hosts, options), "flights");
    }

    private static StoreAddress address(List<String> hosts, Map<String, String> options) {
        return new StoreAddress("cassandra", false, hosts, "flights", options);
    }
}
