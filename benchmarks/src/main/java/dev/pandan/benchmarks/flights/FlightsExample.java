package dev.pandan.benchmarks.flights;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.expression.ProjectCompiler;
import dev.pandan.live.TableRows;
import dev.pandan.spec.project.ProjectReader;
import dev.pandan.spec.project.TableSpec;
import dev.pandan.store.TableRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * The project of {@code examples/flights}, compiled, and its airports.
 *
 * @param text the project file
 * @param airports rows of the table {@code airports}: iata, state, latitude, longitude
 */
public record FlightsExample(String text, ProjectProgram program, List<Airport> airports) {
    public static final String DECISION = "late";

    /** A row of the table of airports. */
    public record Airport(String iata, String state, double latitude, double longitude) {
        public Object[] row() {
            return new Object[] {iata, state, latitude, longitude};
        }
    }

    public FlightsExample {
        airports = List.copyOf(airports);
    }

    /**
     * @param home root of the repository
     */
    public static FlightsExample read(Path home) {
        return read(home, home.resolve("examples/flights/pandan.yaml"));
    }

    /**
     * With another project file over the same streams and airports.
     *
     * @param home root of the repository
     */
    public static FlightsExample read(Path home, Path file) {
        return read(home, file, UnaryOperator.identity());
    }

    /** With a project file that is changed. */
    public static FlightsExample read(Path home, Path file, UnaryOperator<String> change) {
        Path folder = home.resolve("examples/flights");
        try {
            String text = change.apply(Files.readString(file));
            List<Airport> airports = Files.readAllLines(folder.resolve("data/airports.csv")).stream()
                    .skip(1)
                    .map(FlightsExample::airport)
                    .toList();
            ProjectProgram program = ProjectCompiler.compile(ProjectReader.read(file.toString(), text, System::getenv));
            return new FlightsExample(text, program, airports);
        } catch (IOException e) {
            throw new UncheckedIOException("the flights example cannot be read from " + folder, e);
        }
    }

    /** All airports as rows that hold since ever. */
    public List<TableRow> tableRows() {
        TableSpec spec = Objects.requireNonNull(program.project().tables().get("airports"));
        TableRows rows = new TableRows(spec);
        return airports.stream().map(airport -> rows.row(airport.row())).toList();
    }

    private static Airport airport(String line) {
        String[] cells = line.split(",", -1);
        return new Airport(cells[0], cells[1], Double.parseDouble(cells[2]), Double.parseDouble(cells[3]));
    }
}
