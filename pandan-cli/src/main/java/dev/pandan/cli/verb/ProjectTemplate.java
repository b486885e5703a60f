package dev.pandan.cli.verb;

import dev.pandan.cli.project.ProjectFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What {@code pandan init} writes. */
enum ProjectTemplate {
    /** A commented project of payments, trained by Spark. */
    SPARK("", List.of()),
    SKLEARN("{max_iter: 200, learning_rate: 0.08}", List.of("train.py", "requirements.txt")),
    TENSORFLOW("{epochs: 5}", List.of("train.py", "requirements.txt")),
    PYTORCH("{epochs: 5}", List.of("train.py", "requirements.txt"));

    private static final List<String> DATA = List.of("airports.csv", "departures.parquet", "arrivals.parquet");

    private final String params;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<String> files;

    ProjectTemplate(String params, List<String> files) {
        this.params = params;
        this.files = files;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Writes the files; an existing one is not overwritten.
     *
     * @param name of the project
     * @param example folder of the example whose data the templates of Python train on
     */
    void write(Path folder, String name, Path example) throws IOException {
        Path file = folder.resolve(ProjectFolder.FILE_NAME);
        if (this == SPARK) {
            String text = resource("template.yaml").replace("name: example", "name: " + name);
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            return;
        }
        String text = Files.readString(example.resolve(ProjectFolder.FILE_NAME));
        Files.writeString(file, project(text, name), StandardOpenOption.CREATE_NEW);
        for (String other : files) {
            Files.writeString(
                    folder.resolve(other), resource("templates/" + this + "/" + other), StandardOpenOption.CREATE_NEW);
        }
        Files.createDirectories(folder.resolve("data"));
        for (String data : DATA) {
            Files.copy(
                    example.resolve("data").resolve(data),
                    folder.resolve("data").resolve(data));
        }
    }

    private String project(String example, String name) {
        String model = """
                    model:
                      trainer: python
                      script: train.py
                      requirements: requirements.txt
                      time_limit: 30m
                      params: %s
                    policy:
                """.formatted(params);
        return example.replaceFirst("(?m)^name: .*$", "name: " + name)
                .replaceFirst("(?s) {4}model:\n.*? {4}policy:\n", model.indent(0));
    }

    /** What to do next, for people. */
    List<String> next(Path folder) {
        if (this == SPARK) {
            return List.of("edit it, then: pandan check --project " + folder);
        }
        return List.of(
                "cd " + folder,
                "pandan store start",
                "pandan load airports data/airports.csv",
                "pandan load departures data/departures.parquet",
                "pandan load arrivals data/arrivals.parquet",
                "pandan train late",
                "pandan serve");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ProjectTemplate.class.getResourceAsStream("/dev/pandan/cli/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
