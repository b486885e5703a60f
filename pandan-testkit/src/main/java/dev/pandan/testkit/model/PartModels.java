package dev.pandan.testkit.model;

import dev.pandan.model.Domain;
import dev.pandan.model.OutputKind;
import dev.pandan.model.Scorer;
import dev.pandan.model.exchange.FolderZip;
import dev.pandan.model.registry.Model;
import dev.pandan.model.runtime.OptionalPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The models that the script {@code models/make.py} of an optional part's tests wrote, with the scores that their own library gives. */
public record PartModels(OptionalPart part) {
    /** What they take in. */
    public static final Domain DOMAIN = new Domain(List.of(
            Domain.Input.number("speed"),
            Domain.Input.vector("bands", 2),
            Domain.Input.category("state", List.of("CA", "NY", "서울"))));

    private static final List<String> CLASSES = List.of("early", "on time", "late");

    public static Path path(String name) {
        return Path.of("src/test/resources/models").resolve(name);
    }

    /** A model of a probability. */
    public Scorer open(String name, Domain domain) {
        return open(name, domain, OutputKind.BINARY, List.of());
    }

    public Scorer open(String name, Domain domain, OutputKind output, List<String> classes) {
        try {
            Path path = path(name);
            byte[] file = Files.isDirectory(path) ? FolderZip.pack(path) : Files.readAllBytes(path);
            return open(file, domain, output, classes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Scorer open(byte[] file, Domain domain, OutputKind output, List<String> classes) {
        return new Model(part.scorer(), domain, output, classes, Map.of(part.artifact(), file)).open();
    }

    /** A model of three classes. */
    public Scorer ofClasses(String name) {
        return open(name, DOMAIN, OutputKind.CLASS, CLASSES);
    }

    /** The library's scores of a model, row by row; a number or a probability. */
    public static void checkScores(String name, Scorer scorer, double tolerance) {
        try {
            ScoredRows.read(path(name + ".csv"), scorer.domain()).check(scorer, tolerance);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The library's probabilities of three classes. */
    public static void checkClasses(String name, Scorer scorer, double tolerance) {
        try {
            ScoredClasses.read(path(name + ".csv"), scorer.domain(), CLASSES.size())
                    .check(scorer, tolerance);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
