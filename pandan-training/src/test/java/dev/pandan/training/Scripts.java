package dev.pandan.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Projects with a training script. Their requirements are few and the same everywhere, since each is an environment of its own. */
public final class Scripts {
    private static final Path TEMPLATES = Path.of("../pandan-cli/src/main/resources/dev/pandan/cli/templates");

    private Scripts() {}

    /** The script of a template of {@code pandan init}. */
    public static String ofTemplate(String template) throws IOException {
        return Files.readString(TEMPLATES.resolve(template).resolve("train.py"));
    }

    /** Writes a project's script, and the requirements that it shares with a template or {@code trees}. */
    public static Path write(Path project, String template, String script) throws IOException {
        Files.createDirectories(project);
        Files.writeString(project.resolve("train.py"), script);
        Files.writeString(project.resolve("requirements.txt"), requirements(template));
        return project;
    }

    /** Without the other index of packages: it is not reached from everywhere. */
    private static String requirements(String template) throws IOException {
        if (template.equals("trees")) {
            return "xgboost-cpu==3.2.0\nlightgbm==4.7.0\nscikit-learn==1.7.2\nnumpy==2.2.6\npandas==2.3.3\npyarrow==21.0.0\n";
        }
        return Files.readString(TEMPLATES.resolve(template).resolve("requirements.txt"))
                .replaceAll("(?m)^--extra-index-url.*\\n", "");
    }

    /** Whether environments can be made here. */
    public static boolean hasVenv() {
        try {
            Process process = new ProcessBuilder("python3", "-c", "import venv, ensurepip").start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
