package dev.pandan.tensorflow;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.exchange.FolderZip;
import dev.pandan.model.registry.Model;
import dev.pandan.model.runtime.OptionalPart;
import java.io.IOException;
import java.io.UncheckedIOException;
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
            byte[] zip = FolderZip.pack(path(name));
            return new Model(
                            OptionalPart.TENSORFLOW.scorer(),
                            domain,
                            OutputKind.BINARY,
                            Map.of(OptionalPart.TENSORFLOW.artifact(), zip))
                    .open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
