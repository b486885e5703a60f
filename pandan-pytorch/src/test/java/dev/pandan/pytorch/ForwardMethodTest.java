package dev.pandan.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.model.Domain;
import dev.pandan.model.signature.ElementType;
import dev.pandan.model.signature.ModelInput;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code inside a TorchScript file, as torch.jit.script writes it. */
final class ForwardMethodTest {
    private static final Domain DOMAIN = new Domain(List.of(Domain.Input.number("speed"), Domain.Input.number("age")));
    private static final String FIELDS =
            "  __parameters__ = []\n  __buffers__ = []\n" + "  training : bool\n".repeat(40);
    private static final String OTHER = "class Other(Module):\n" + FIELDS
            + "  def forward(self: __torch__.Other,\n    wrong: Tensor) -> Tensor:\n    return wrong\n";

    @TempDir
    private Path folder;

    @Test
    void read_selfOfAnotherName_findsTheArguments() throws IOException {
        String net = "class Net(Module):\n" + FIELDS
                + "  def forward(this: __torch__.Net,\n    speed: Tensor,\n    categories: Tensor) -> Tensor:\n"
                + "    return speed\n";
        assertThat(read(OTHER + net).inputs())
                .containsExactly(
                        new ModelInput("speed", ElementType.FLOAT, -1, false),
                        new ModelInput("categories", ElementType.INT64, -1, false));
    }

    @Test
    void read_classWithoutForward_isRefusedAtOnce() {
        String net = "class Net(Module):\n" + FIELDS
                + "  def backward(self: __torch__.Net,\n    speed: Tensor) -> Tensor:\n    return speed\n";
        assertThatThrownBy(() -> read(net + OTHER))
                .isInstanceOf(PandanException.class)
                .hasMessageContaining("class Net has no method forward");
    }

    private ForwardMethod read(String code) throws IOException {
        Path file = folder.resolve("net.pt");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            put(zip, "net/data.pkl", "\u0080\u0002c__torch__\nNet\nq");
            put(zip, "net/code/__torch__.py", code);
        }
        return ForwardMethod.read(file, DOMAIN);
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.ISO_8859_1));
        zip.closeEntry();
    }
}
