package dev.pandan.pytorch;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.registry.Model;
import dev.pandan.model.runtime.OptionalPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The models of {@code models/make.py}. */
final class TestModels {
    static final Domain DOMAIN = new Domain(List.of(
            Domain.Input.number("speed"),
            Domain.Input.vector("bands", 2),
            Domain.Input.category("state", List.of("CA", "NY", "서울"))));

    private TestModels() {}

    static Path path(String name) {
        return Path.of("src/test/resources/models").resolve(name);
    }

    static Scorer open(String name, Domain domain) {
        try {
            return open(Files.readAllBytes(path(name)), domain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Scorer open(byte[] file, Domain domain) {
        return new Model(
                        OptionalPart.PYTORCH.scorer(),
                        domain,
                        OutputKind.BINARY,
                        Map.of(OptionalPart.PYTORCH.artifact(), file))
                .open();
    }
}
