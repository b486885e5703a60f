package dev.pandan.pytorch;

import dev.pandan.model.Domain;
import dev.pandan.model.signature.ElementType;
import dev.pandan.model.signature.ModelInput;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The method {@code forward} of a TorchScript file: its arguments by name, read from the code in the file. Types of elements are not in there: an argument with a feature's name
 * takes what the feature is, one called {@code categories} takes numbers of categories, any other takes float32.
 */
record ForwardMethod(List<ModelInput> inputs) {
    private static final String CATEGORIES = "categories";
    private static final String TENSOR = "Tensor";

    /** Module and name of the class, at the start of the pickled file: opcodes PROTO 2 and GLOBAL. */
    private static final Pattern ROOT = Pattern.compile("\\A\u0080\u0002c(__torch__[^\n]*)\n([^\n]+)\n");

    /** Its first argument, the module itself, may have any name. */
    private static final Pattern FORWARD = Pattern.compile("\n  def forward\\(\\w+: [^,)]+,?([^)]*)\\) ->");

    static ForwardMethod read(Path file, Domain domain) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Matcher root = ROOT.matcher(new String(bytes(zip, "/data.pkl"), StandardCharsets.ISO_8859_1));
            if (!root.find()) {
                throw notTorchScript("without a module at its root", null);
            }
            String code = "/code/" + root.group(1).replace('.', '/') + ".py";
            String text = new String(bytes(zip, code), StandardCharsets.UTF_8);
            return new ForwardMethod(inputs(arguments(text, root.group(2)), domain));
        } catch (IOException e) {
            throw notTorchScript(String.valueOf(e.getMessage()), e);
        }
    }

    private static byte[] bytes(ZipFile zip, String end) throws IOException {
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (entry.getName().endsWith(end)
                    && entry.getName().indexOf('/') == entry.getName().length() - end.length()) {
                return zip.getInputStream(entry).readAllBytes();
            }
        }
        throw new IOException("no file " + end + " in it");
    }

    /** Of {@code def forward(self: T, a: Tensor, b: Tensor) -> Tensor}. */
    private static String arguments(String code, String type) throws IOException {
        Matcher forward = FORWARD.matcher(body(code, type));
        if (!forward.find()) {
            throw new IOException("class " + type + " has no method forward");
        }
        return forward.group(1);
    }

    /** Of the class: what stands up to the next one. */
    private static String body(String code, String type) {
        String lines = "\n" + code;
        int start = lines.indexOf("\nclass " + type + "(Module):\n");
        int end = start < 0 ? -1 : lines.indexOf("\nclass ", start + 1);
        return start < 0 ? "" : lines.substring(start, end < 0 ? lines.length() : end);
    }

    private static List<ModelInput> inputs(String arguments, Domain domain) {
        List<ModelInput> inputs = new ArrayList<>();
        for (String argument : arguments.split(",", -1)) {
            if (!argument.isBlank()) {
                String[] parts = argument.split(":", 2);
                String name = parts[0].strip();
                boolean isTensor = parts.length == 2 && parts[1].strip().equals(TENSOR);
                inputs.add(isTensor ? new ModelInput(name, type(name, domain), -1, false) : ModelInput.unfit(name));
            }
        }
        return List.copyOf(inputs);
    }

    private static ElementType type(String name, Domain domain) {
        return domain.inputs().stream()
                .filter(input -> input.name().equals(name))
                .findFirst()
                .map(input -> input.number() ? ElementType.FLOAT : ElementType.INT64)
                .orElse(name.equals(CATEGORIES) ? ElementType.INT64 : ElementType.FLOAT);
    }

    private static PandanException notTorchScript(String found, @Nullable Exception cause) {
        return PandanException.of(
                ErrorCode.MISMATCH,
                "the model is no TorchScript file: " + found
                        + " (expected: what torch.jit.script(module).save(file) writes; a state_dict or a pickled module"
                        + " is not enough, and a .pt2 file of torch.export goes to ONNX by torch.onnx.export)",
                cause);
    }
}
