package dev.pandan.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.decide.Decision;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.expression.ProjectCompiler;
import dev.pandan.live.json.EventParser;
import dev.pandan.live.json.ParsedEvent;
import dev.pandan.model.registry.Registry;
import dev.pandan.spec.project.ProjectReader;
import dev.pandan.store.memory.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The project of the examples, with its expressions compiled. */
class FlightsTest {
    @Test
    void submit_flights_computesTheFeaturesOfTheProjectFile() throws Exception {
        Path file = Path.of("..", "examples", "flights", "pandan.yaml");
        ProjectProgram program =
                ProjectCompiler.compile(ProjectReader.read("pandan.yaml", Files.readString(file), name -> null));
        MemoryStore store = new MemoryStore();
        store.create(Layouts.of(program)).join();
        TableRows airports =
                new TableRows(Objects.requireNonNull(program.project().tables().get("airports")));
        store.putTableRows("airports", List.of(airports.row(new Object[] {"JFK", "NY", 40.6, -73.8})))
                .join();
        LiveOptions options = LiveOptions.of(program, store, new Registry(store.objects(), Live.CLOCK), Live.CLOCK, "");
        try (LiveProject live = LiveProject.open(options)) {
            submit(
                    live,
                    "{'stream':'arrivals','flight_id':'f-1','arrived_at':'2001-03-14T08:00:00Z','origin':'LAX','destination':'JFK','delay':20}");
            submit(
                    live,
                    "{'stream':'arrivals','flight_id':'f-2','arrived_at':'2001-03-14T07:30:00Z','origin':'JFK','destination':'LAX','delay':-4}");
            submit(
                    live,
                    "{'stream':'departures','flight_id':'f-3','departed_at':'2001-03-14T08:20:00Z','origin':'JFK','destination':'BOS','distance':187}");
            Outcome.Accepted outcome = submit(
                    live,
                    "{'stream':'departures','flight_id':'f-4','departed_at':'2001-03-14T08:30:00Z','origin':'JFK','destination':'LAX','distance':2475}");
            Decision late = outcome.decisions().get(0);
            assertThat(late.features().values()).containsExactly("8", "4", 2475f, "NY", 1f, 20f, -4f, -4f, 0f, 0f);
            assertThat(late.action()).isEqualTo("none");
            assertThat(late.bundle()).isZero();
            Outcome bad =
                    Live.send(live, Submission.of("arrivals", new Object[] {"f-9", Shop.START, "JFK", "LAX", -953}));
            assertThat(((Outcome.Rejected) bad).problem().field()).isEqualTo("possible_delay");
        }
    }

    private static Outcome.Accepted submit(LiveProject live, String text) throws Exception {
        EventParser parser = new EventParser(live.program().project());
        ParsedEvent.Event event =
                (ParsedEvent.Event) parser.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return Live.accepted(live, Submission.of(event.stream(), event.row()));
    }
}
