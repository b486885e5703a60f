package dev.pandan.expression;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.Project;
import dev.pandan.spec.project.ProjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;

/** Small projects about flights, built part by part. */
final class Projects {
    private static final String STREAMS = """
            pandan: 1
            name: flights
            store: embedded:cassandra
            streams:
              departures:
                id: flight_id
                time: departed_at
                columns:
                  flight_id: string
                  departed_at: timestamp
                  origin: string
                  destination: string
                  distance: int
                  weight: double
                  price: decimal
                  holiday: boolean
                  day: date
                  user: string
                  seats: long
                  load: float
                  tag: binary
              arrivals:
                id: flight_id
                time: arrived_at
                columns: {flight_id: string, arrived_at: timestamp, origin: string, destination: string, delay: int, fuel: double, cost: decimal, gate: string, diverted: boolean}
            tables:
              airports: {key: iata, columns: {iata: string, state: string, latitude: double, runways: int}}
            windows:
              arrivals_here_2h: {stream: arrivals, by: {destination: origin}, last: 2h}
              route_7d: {stream: arrivals, by: [origin, destination], last: 7d}
            decisions:
              late:
                stream: departures
                lookups:
                  airport: {table: airports, key: origin}
                features:
            """;
    private static final String POLICY = """
                policy:
                  rules:
                    - when: RULE
                      action: act
                  otherwise: none
                  fallback: none
            """;

    private final Map<String, String> features = new LinkedHashMap<>();
    private String rule = "score > 0.5";

    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("examples")) ? here : here.getParent();
    }

    static Project file(Path path) {
        try {
            return read(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Project read(String yaml) {
        return ProjectReader.read("pandan.yaml", yaml, name -> null);
    }

    static Projects feature(String name, String expression) {
        return new Projects().with(name, expression);
    }

    Projects with(String name, String expression) {
        features.put(name, expression);
        return this;
    }

    Projects rule(String condition) {
        rule = condition;
        return this;
    }

    String yaml() {
        StringBuilder text = new StringBuilder(STREAMS);
        features.forEach((name, expression) -> text.append("      ")
                .append(name)
                .append(": ")
                .append(expression)
                .append('\n'));
        return text.append(POLICY.replace("RULE", rule)).toString();
    }

    Project project() {
        return read(yaml());
    }

    ProjectProgram compile() {
        return ProjectCompiler.compile(project());
    }

    /** What compilation complains about, one line each. */
    List<String> problems() {
        return problems(project());
    }

    static List<String> problems(Project project) {
        List<String> lines = new ArrayList<>();
        PandanException thrown =
                Assertions.catchThrowableOfType(PandanException.class, () -> ProjectCompiler.compile(project));
        Assertions.assertThat(thrown).as("a problem is expected").isNotNull();
        thrown.problems().forEach(problem -> lines.add(problem.toString()));
        return lines;
    }
}
