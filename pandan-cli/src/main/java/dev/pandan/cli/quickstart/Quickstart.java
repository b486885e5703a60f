package dev.pandan.cli.quickstart;

import dev.pandan.cli.project.EmbeddedDatabase;
import dev.pandan.cli.project.OpenProject;
import dev.pandan.cli.project.ProjectFolder;
import dev.pandan.cli.project.StoredProjects;
import dev.pandan.cli.quickstart.AnswerTally.Moment;
import dev.pandan.cli.report.TrainingText;
import dev.pandan.cli.terminal.Interrupts;
import dev.pandan.cli.terminal.ProgressBar;
import dev.pandan.cli.terminal.Terminal;
import dev.pandan.live.LeaseTimes;
import dev.pandan.live.LiveOptions;
import dev.pandan.live.LiveProject;
import dev.pandan.server.PandanServer;
import dev.pandan.server.ServerOptions;
import dev.pandan.server.feed.EventFeed;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.training.TrainingRequest;
import dev.pandan.training.TrainingResult;
import dev.pandan.training.session.TrainingSession;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The main job, step by step. Closing it ends everything that it started, in reverse order. */
public final class Quickstart implements AutoCloseable {
    private static final String DECISION = "late";
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final QuickstartOptions options;
    private final Terminal terminal;
    private final Clock clock;
    private final Stopwatch watch = new Stopwatch();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final QuickstartTimes times = new QuickstartTimes();
    private String address = "";

    public Quickstart(QuickstartOptions options, Terminal terminal, Clock clock) {
        this.options = options;
        this.terminal = terminal;
        this.clock = clock;
    }

    public QuickstartResult run() {
        Path example = options.example().resolve(ProjectFolder.FILE_NAME);
        ProjectFolder.read(example);
        WorkFolder.prepare(options.work(), example, options.store());
        ProjectFolder folder = ProjectFolder.read(options.work());
        step("1/6", "starting " + options.store().title() + "; everything this makes is in " + options.work());
        OpenProject open = keep(open(folder));
        times.storeReady = watch.seconds();
        if (folder.project().store().embedded()) {
            say(options.store().title() + " answers on " + open.address());
        }

        ExampleData data = ExampleData.read(options.example(), folder.project(), deciding(open), options.first());
        LiveProject live = keep(LiveProject.open(liveOptions(open)));
        CompletableFuture<TrainingSession> starting = startSpark();
        double beforeLoad = watch.seconds();
        step("2/6", "loading what happened before " + ExampleTexts.text(data.splitMicros()));
        new HistoryLoad(open, live, terminal).run(options.example(), data.history());
        times.load = watch.seconds() - beforeLoad;

        TrainingSession spark = OpenProject.await(starting);
        train(open, spark);
        live.refresh();

        Moment fed = serveAndFeed(live, data);
        step("6/6", "recomputing every live decision on Spark from the stored log");
        return new Proof(open, spark, terminal).check(DECISION, fed, times, watch);
    }

    /** The database starts while the project is compiled: each takes a core. */
    private OpenProject open(ProjectFolder folder) {
        if (!folder.project().store().embedded()) {
            return OpenProject.open(folder, clock);
        }
        CompletableFuture<EmbeddedDatabase> database =
                CompletableFuture.supplyAsync(() -> EmbeddedDatabase.open(folder, true));
        try {
            return OpenProject.open(folder, folder.compile(), () -> OpenProject.await(database), clock);
        } catch (PandanException e) {
            database.handle((started, failure) -> close(started)).join();
            throw e;
        }
    }

    private static boolean close(@Nullable EmbeddedDatabase database) {
        if (database != null) {
            database.close();
        }
        return database != null;
    }

    /** Its folder is new at every start, so nobody ever waits for a lease that a crash left behind. */
    private LiveOptions liveOptions(OpenProject open) {
        return LiveOptions.of(open.program(), open.store(), open.registry(), clock, "")
                .withLeaseTimes(LeaseTimes.of(LEASE));
    }

    private static String deciding(OpenProject open) {
        return Objects.requireNonNull(open.program().decisions().get(open.requireDecision(DECISION))).stream();
    }

    /** Spark starts while the database is busy with the load. */
    private CompletableFuture<TrainingSession> startSpark() {
        CompletableFuture<TrainingSession> starting = CompletableFuture.supplyAsync(
                () -> TrainingSession.open(options.work().resolve(".pandan").resolve("spark")));
        started.push(() -> starting.join().close());
        return starting;
    }

    private void train(OpenProject open, TrainingSession spark) {
        double before = watch.seconds();
        step("3/6", "training '" + DECISION + "' on Spark: features of the past as of each flight's own time");
        TrainingResult result;
        try (ProgressBar bar = new ProgressBar(terminal)) {
            TrainingRequest request = TrainingRequest.of(StoredProjects.of(open), DECISION);
            result =
                    spark.trainer(open.registry(), open.folder().reports(), bar).train(request);
        }
        open.registry().promote(DECISION, result.bundle().version());
        times.train = watch.seconds() - before;
        say("");
        TrainingText.lines(result).forEach(this::say);
        say(result.bundle().label() + " is the champion");
    }

    private Moment serveAndFeed(LiveProject live, ExampleData data) {
        PandanServer server = keep(PandanServer.start(ServerOptions.onPort(options.port()), live));
        address = "http://127.0.0.1:" + server.port();
        step("4/6", "serving on " + address + " (dashboard at /, API at /docs)");
        step(
                "5/6",
                "sending " + String.format(Locale.ROOT, "%,d", data.live().size())
                        + " live events over HTTP, departures and arrivals as they happened");
        List<byte[]> lines = data.live().stream().map(EventLines::line).toList();
        AnswerTally tally = new AnswerTally();
        try (EventFeed feed = EventFeed.to(URI.create(address), options.inFlight());
                LiveView view = LiveView.start(terminal, tally, lines.size())) {
            feed.send(lines.iterator(), tally);
        }
        times.firstDecision = watch.at(tally.firstDecisionNanos());
        Moment fed = tally.now();
        if (fed.errors() > 0) {
            throw PandanException.of(
                    ErrorCode.INTERNAL,
                    fed.errors() + " live events were refused, the first with: " + tally.firstError());
        }
        return fed;
    }

    /** Serves until the process is told to end. */
    public void serveOn(Interrupts interrupts) throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        interrupts.instead(stop::countDown);
        say("");
        say("Serving on " + address + " until Ctrl-C. Decide about a flight that has not left yet:");
        say("");
        say("  " + ExampleTexts.curl(address, DECISION));
        say("");
        stop.await();
        say("stopping");
    }

    /** Removes the folder of a quickstart that has ended. */
    public static void remove(Path work) throws IOException {
        WorkFolder.remove(work);
    }

    private <T extends AutoCloseable> T keep(T resource) {
        started.push(resource);
        return resource;
    }

    private void step(String number, String text) {
        say("");
        say(String.format(Locale.ROOT, "[%s] %5.1f s  %s", number, watch.seconds(), text));
    }

    private void say(String line) {
        terminal.print(line);
    }

    @Override
    public void close() {
        Iterator<AutoCloseable> newestFirst = started.iterator();
        while (newestFirst.hasNext()) {
            close(newestFirst.next());
        }
        started.clear();
    }

    private void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            say("while ending: " + e.getMessage());
        }
    }
}
