package dev.pandan.hbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.client.Durability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {
    @Test
    void of_nothingGiven_hasDefaults() {
        Settings settings = settings(List.of("one"), Map.of());
        assertThat(settings.hosts()).containsExactly("one:2181");
        assertThat(settings.durability()).isEqualTo(Durability.SYNC_WAL);
        assertThat(settings.regions()).isEmpty();
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings).hasToString("hbase://one:2181/flights");
    }

    @Test
    void of_optionsAndProperties_areReadAndPassedOn() {
        Settings settings = settings(
                List.of("one:1", "two"),
                Map.of(
                        "durability",
                        "fsync_wal",
                        "regions",
                        "16",
                        "timeout",
                        "500ms",
                        "hbase.security.authentication",
                        "kerberos",
                        "hbase.client.keytab.file",
                        "/etc/pandan.keytab",
                        "zookeeper.znode.parent",
                        "/hbase-secure"));
        assertThat(settings.durability()).isEqualTo(Durability.FSYNC_WAL);
        assertThat(settings.regions()).hasValue(16);
        Configuration configuration = settings.configuration();
        assertThat(configuration.get("hbase.zookeeper.quorum")).isEqualTo("one:1,two:2181");
        assertThat(configuration.get("hbase.client.operation.timeout")).isEqualTo("500");
        assertThat(configuration.get("hbase.security.authentication")).isEqualTo("kerberos");
        assertThat(configuration.get("hbase.client.keytab.file")).isEqualTo("/etc/pandan.keytab");
        assertThat(configuration.get("zookeeper.znode.parent")).isEqualTo("/hbase-secure");
    }

    @Test
    void configuration_filesOfAFolder_countBelowTheAddress(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("core-site.xml"), site("hadoop.security.authentication", "kerberos"));
        Files.writeString(
                folder.resolve("hbase-site.xml"),
                site("hbase.regionserver.kerberos.principal", "hbase/_HOST@A", "hbase.zookeeper.quorum", "others"));
        Configuration configuration = settings(
                        List.of("one"), Map.of("conf", folder.toString(), "hbase.client.netty.tls.enabled", "true"))
                .configuration();
        assertThat(configuration.get("hadoop.security.authentication")).isEqualTo("kerberos");
        assertThat(configuration.get("hbase.regionserver.kerberos.principal")).isEqualTo("hbase/_HOST@A");
        assertThat(configuration.get("hbase.client.netty.tls.enabled")).isEqualTo("true");
        assertThat(configuration.get("hbase.zookeeper.quorum")).isEqualTo("one:2181");
        assertRefused(List.of("h"), Map.of("conf", folder + "/none"), "expected: a folder with an hbase-site.xml");
    }

    private static String site(String... properties) {
        StringBuilder text = new StringBuilder("<configuration>");
        for (int i = 0; i < properties.length; i += 2) {
            text.append("<property><name>")
                    .append(properties[i])
                    .append("</name><value>")
                    .append(properties[i + 1])
                    .append("</value></property>");
        }
        return text.append("</configuration>").toString();
    }

    @Test
    void of_whatIsWrong_isNamedWithWhatIsExpected() {
        assertRefused(List.of(), Map.of(), "no host");
        assertRefused(List.of("h:x"), Map.of(), "host 'h:x'");
        assertRefused(List.of("h"), Map.of("replicas", "3"), "replicas");
        assertRefused(List.of("h"), Map.of("timeout", "soon"), "timeout: soon");
        assertRefused(List.of("h"), Map.of("regions", "0"), "regions: 0");
        assertRefused(List.of("h"), Map.of("durability", "ASYNC_WAL"), "acknowledged events could be lost");
        assertThatThrownBy(() -> Settings.of(address(List.of("h"), Map.of()), "a.b"))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("namespace 'a.b'");
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
        return new StoreAddress("hbase", false, hosts, "flights", options);
    }
}
