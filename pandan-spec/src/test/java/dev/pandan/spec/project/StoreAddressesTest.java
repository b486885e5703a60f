package dev.pandan.spec.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreAddressesTest {
    /** Nothing in it may be read as a part of the address. */
    private static final String PASSWORD = "p@:/?&=%41${X}";

    @TempDir
    private Path folder;

    private Path secret;

    @BeforeEach
    void write() throws IOException {
        secret = folder.resolve("password");
        Files.writeString(secret, PASSWORD + "\n");
    }

    @Test
    void parse_passwordInAFile_isItsContentWithoutTheLineEnd() {
        assertThat(parse("cassandra://h1,h2:9043/shop?dc=dc1&user=u&password=${file:" + secret + "}")
                        .options())
                .isEqualTo(Map.of("dc", "dc1", "user", "u", "password", PASSWORD));
        StoreAddress mongo = parse("mongodb://a%40b:${file:" + secret + "}@h1:1,h2:2/shop?replicaSet=rs0");
        assertThat(mongo.options()).isEqualTo(Map.of("user", "a@b", "password", PASSWORD, "replicaSet", "rs0"));
        assertThat(mongo.hosts()).isEqualTo(List.of("h1:1", "h2:2"));
        assertThat(mongo.namespace()).isEqualTo("shop");
        assertThat(mongo.toString()).doesNotContain(PASSWORD);
    }

    @Test
    void parse_userAndPasswordInFiles_areTakenApart() throws IOException {
        Path user = Files.writeString(folder.resolve("user"), "me:too\r\n");
        assertThat(parse("mongodb://${file:" + user + "}:${file:" + secret + "}@h/shop")
                        .options())
                .isEqualTo(Map.of("user", "me:too", "password", PASSWORD));
    }

    @Test
    void parse_passwordInAVariable_isTakenAsItIs() {
        assertThat(StoreAddresses.parse("mongodb://u:${P}@h/shop", name -> name.equals("P") ? PASSWORD : null)
                        .orElseThrow()
                        .options())
                .containsEntry("password", PASSWORD);
    }

    @Test
    void parse_fileThatCannotBeRead_isNamed() throws IOException {
        assertRefused(folder.resolve("nothing").toString(), "nothing cannot be read: NoSuchFile");
        assertRefused("secrets/password", "it is not an absolute path");
        assertRefused(
                Files.write(folder.resolve("binary"), new byte[] {-1, -2}).toString(),
                "binary cannot be read: Malformed");
        assertRefused(Files.write(folder.resolve("large"), new byte[70_000]).toString(), "larger than 64 KiB");
    }

    private static void assertRefused(String file, String what) {
        assertThatThrownBy(() -> parse("cassandra://h/shop?user=u&password=${file:" + file + "}"))
                .isInstanceOf(StoreAddresses.MissingVariable.class)
                .hasMessageContaining(what)
                .hasMessageContaining("expected: an absolute path of a file in UTF-8");
    }

    private static StoreAddress parse(String text) {
        return StoreAddresses.parse(text, name -> null).orElseThrow();
    }
}
