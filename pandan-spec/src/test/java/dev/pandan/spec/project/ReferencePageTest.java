package dev.pandan.spec.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pages in docs/reference are what the code says; {@code ./pandan reference [--schema]} makes them. */
final class ReferencePageTest {

    @Test
    void markdown_inDocs_isUpToDate() throws IOException {
        assertThat(Path.of("../docs/reference/pandan-yaml.md")).content().isEqualTo(ProjectReference.markdown());
    }

    @Test
    void schema_inDocs_isUpToDate() throws IOException {
        assertThat(Files.readString(Path.of("../docs/reference/pandan.schema.json")))
                .isEqualTo(ProjectSchema.json());
    }
}
