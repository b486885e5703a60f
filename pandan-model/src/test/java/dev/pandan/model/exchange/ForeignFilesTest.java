package dev.pandan.model.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no model is told by its content, before any runtime is asked. */
final class ForeignFilesTest {
    @TempDir
    private Path folder;

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    @Test
    void read_pickle_namesTheWayOut() throws IOException {
        Path pickle = file("model.pkl", new byte[] {(byte) 0x80, 4, (byte) 0x95});
        assertThatThrownBy(() -> ForeignModel.read(pickle))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining(
                        "model.pkl: a pickle of Python, which only Python can read (expected: an .onnx file")
                .hasMessageContaining("skl2onnx makes an .onnx file")
                .hasMessageContaining("with the flavor sklearn, by --unpickle");
    }

    @Test
    void read_somethingElse_saysWhatIsTaken() throws IOException {
        for (String text : new String[] {"", "hello\n", "# a model\n"}) {
            Path other = file("other.onnx", text.getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> ForeignModel.read(other))
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(PandanException.class))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_UNUSABLE))
                    .asString()
                    .contains(
                            "other.onnx: none of the models that can be imported (expected: an .onnx file, a SavedModel");
        }
    }
}
