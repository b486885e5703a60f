package dev.pandan.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.spec.project.PolicySpec;
import dev.pandan.spec.project.Text;
import dev.pandan.training.evaluate.Bootstrap;
import dev.pandan.training.evaluate.Importance;
import dev.pandan.training.evaluate.ImportanceTable;
import dev.pandan.training.evaluate.Inspection;
import dev.pandan.training.evaluate.Metrics;
import dev.pandan.training.evaluate.NumberMetrics;
import dev.pandan.training.evaluate.NumberPredictions;
import dev.pandan.training.evaluate.Predictions;
import dev.pandan.training.evaluate.Segment;
import dev.pandan.training.evaluate.SegmentTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens a report in a real headless Chromium and looks at what it draws. */
final class ReportBrowserIT {
    private static final long SEED = 42;
    private static final PolicySpec POLICY = new PolicySpec(
            Optional.of(new PolicySpec.Costs(5, 1)),
            List.of(
                    new PolicySpec.Rule(Text.of("score >= 0.6"), "rebook"),
                    new PolicySpec.Rule(Text.of("score >= 0.35"), "notify")),
            "none",
            "none");

    /** Writes what is drawn into an element of its own: name, then numbers. */
    private static final String PROBE = """
            <pre id="probe"></pre><script>
            const lines = [];
            const box = (name, element) => {
              const b = element.getBoundingClientRect();
              lines.push([name, b.left, b.top, b.width, b.height].join(' '));
            };
            for (const svg of document.querySelectorAll('svg')) {
              const id = svg.id;
              box(id, svg);
              svg.querySelectorAll('polyline').forEach((line, i) => box(id + '-curve-' + i, line));
              const frame = svg.getBoundingClientRect();
              let outside = 0;
              svg.querySelectorAll('text').forEach(text => {
                const b = text.getBoundingClientRect();
                if (b.left < frame.left - 1 || b.right > frame.right + 1 || b.top < frame.top - 1 || b.bottom > frame.bottom + 1) outside++;
              });
              lines.push(id + '-text-outside ' + outside);
              const boxes = [...svg.querySelectorAll('text')].map(text => text.getBoundingClientRect());
              const meet = (a, b) => a.left + 2 < b.right && b.left + 2 < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom;
              lines.push(id + '-text-overlaps ' + boxes.filter((a, i) => boxes.some((b, j) => j > i && meet(a, b))).length);
              lines.push(id + '-bars ' + svg.querySelectorAll('rect').length);
            }
            lines.push('page ' + document.documentElement.scrollWidth + ' ' + window.innerWidth);
            lines.push('resources ' + performance.getEntriesByType('resource').length);
            document.getElementById('probe').textContent = lines.join('\\n');
            </script>
            """;

    @TempDir
    private Path folder;

    @Test
    void html_openedInChromium_drawsEveryPlot() throws Exception {
        Map<String, double[]> found = opened(Report.html(report()));

        for (String plot : List.of("roc", "pr", "calibration", "histogram")) {
            assertThat(found.get(plot)[2]).as("width of " + plot).isBetween(380.0, 520.0);
            assertThat(found.get(plot)[3]).as("height of " + plot).isBetween(300.0, 450.0);
        }
        double[] roc = found.get("roc-curve-2");
        assertThat(roc[2]).as("the ROC curve goes from left to right").isGreaterThan(0.8 * found.get("roc")[2]);
        assertThat(roc[3]).as("and from bottom to top").isGreaterThan(0.75 * found.get("roc")[3]);
        assertThat(found.get("pr-curve-2")[2]).isGreaterThan(0.8 * found.get("pr")[2]);
        assertThat(found.get("calibration-curve-2")[3]).isGreaterThan(50);
        assertThat(found.get("histogram-bars")[0]).isGreaterThan(40);
        assertThat(found.get("weights-bars")[0]).isEqualTo(4);
        found.forEach((name, numbers) -> {
            if (name.endsWith("-text-outside") || name.endsWith("-text-overlaps")) {
                assertThat(numbers[0]).as(name).isZero();
            }
        });
        assertThat(found.get("page")[0]).as("no sideways scrolling").isLessThanOrEqualTo(found.get("page")[1]);
        assertThat(found.get("resources")[0]).as("nothing is fetched").isZero();
    }

    @Test
    void html_ofLargeNumbers_keepsTheNamesOfTicksApart() throws Exception {
        double[] labels = new SplittableRandom(SEED).doubles(500, 1e7, 9e7).toArray();
        double[] scores = Arrays.stream(labels).map(label -> label * 0.9).toArray();
        PolicySpec none = new PolicySpec(Optional.empty(), List.of(), "", "");
        NumberPredictions predictions = NumberPredictions.of(scores, labels, new int[labels.length]);
        NumberResult result = new NumberResult("model", predictions, NumberMetrics.of(predictions, none));
        Weight kitchen = new Weight(
                "kitchen",
                Weight.Kind.CATEGORY,
                2e6,
                Double.NaN,
                0,
                List.of(new Weight.Part("basil", 10, 2e6), new Weight.Part("a kitchen that has closed", 0, -2e6)));
        String html = NumberReport.html(new NumberReportData(
                "shop",
                "price",
                List.of(result, result),
                List.of(kitchen),
                "prediction",
                new Inspection(List.of(), new ImportanceTable("rmse", 0, 3, 1, List.of())),
                Map.of("Events", "500"),
                Map.of("maxIter", "10")));
        assertThat(html).contains("2,000,000<", "a kitchen that… (no row)", "seen in training, not among");
        assertThat(html).doesNotContain("2,000,000.0");
        Map<String, double[]> found = opened(html);
        for (String plot : List.of("predicted", "errors", "weights", "parts-0")) {
            assertThat(found.get(plot + "-text-outside")[0]).as(plot).isZero();
            assertThat(found.get(plot + "-text-overlaps")[0]).as(plot).isZero();
        }
    }

    @Test
    void html_screenshot_isNotEmpty() throws Exception {
        String chromium = chromium();
        Path page = folder.resolve("report.html");
        Files.writeString(page, Report.html(report()));
        Path picture = folder.resolve("report.png");
        run(
                List.of(
                        chromium,
                        "--window-size=1100,3000",
                        "--screenshot=" + picture,
                        page.toUri().toString()),
                folder.resolve("out.txt"),
                folder.resolve("messages.txt"));
        assertThat(Files.size(picture)).isGreaterThan(50_000);
    }

    /** What is drawn on a page, by name. */
    private Map<String, double[]> opened(String html) throws Exception {
        Path page = folder.resolve("report.html");
        Files.writeString(page, html.replace("</body>", PROBE + "</body>"));
        Path dom = folder.resolve("dom.html");
        Path messages = folder.resolve("messages.txt");
        run(
                List.of(
                        chromium(),
                        "--enable-logging=stderr",
                        "--window-size=1100,1000",
                        "--dump-dom",
                        page.toUri().toString()),
                dom,
                messages);
        assertThat(Files.readString(messages)).doesNotContain("CONSOLE");
        return probe(Files.readString(dom));
    }

    /** Path of a Chromium; skips the test, loudly, if there is none. */
    private static String chromium() {
        String wanted = System.getenv("PANDAN_CHROMIUM");
        Stream<String> names = Stream.of("chromium", "google-chrome", "chromium-browser");
        List<Path> paths = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(Path::of)
                .toList();
        Optional<String> found = wanted != null
                ? Optional.of(wanted)
                : names.flatMap(name -> paths.stream().map(path -> path.resolve(name)))
                        .filter(Files::isExecutable)
                        .map(Path::toString)
                        .findFirst();
        if (found.isEmpty()) {
            System.err.println(
                    "SKIPPED: no Chromium found, nobody looked at the report. Install chromium or set PANDAN_CHROMIUM.");
        }
        Assumptions.assumeTrue(found.isPresent(), "no Chromium found; set PANDAN_CHROMIUM");
        return found.orElseThrow();
    }

    private void run(List<String> command, Path out, Path messages) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(command);
        all.addAll(
                1,
                List.of(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--no-first-run",
                        "--user-data-dir=" + folder.resolve("profile")));
        Process process = new ProcessBuilder(all)
                .redirectOutput(out.toFile())
                .redirectError(messages.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS))
                    .as("Chromium ends")
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Map<String, double[]> probe(String dom) {
        Matcher text = Pattern.compile("<pre id=\"probe\">([^<]*)</pre>").matcher(dom);
        assertThat(text.find()).as("the probe ran").isTrue();
        Map<String, double[]> found = new LinkedHashMap<>();
        for (String line : text.group(1).split("\n", -1)) {
            String[] words = line.split(" ", -1);
            found.put(
                    words[0],
                    Stream.of(words).skip(1).mapToDouble(Double::parseDouble).toArray());
        }
        return found;
    }

    private static ReportData report() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] truth = random.doubles(4_000).map(x -> x * x).toArray();
        boolean[] labels = new boolean[truth.length];
        IntStream.range(0, labels.length).forEach(i -> labels[i] = random.nextDouble() < truth[i]);
        double[] noisy = IntStream.range(0, truth.length)
                .mapToDouble(i -> 0.5 * truth[i] + 0.5 * random.nextDouble())
                .toArray();
        double[] halved = Arrays.stream(truth).map(x -> x / 2).toArray();
        double[] base = new double[truth.length];
        Arrays.fill(base, 1 / 3.0);
        List<Weight.Part> hours = IntStream.range(0, 12)
                .mapToObj(i -> new Weight.Part("hour " + i, 100 - i, (i - 6) / 5.0))
                .toList();
        return new ReportData(
                "flights <script>alert(1)</script>",
                "late",
                POLICY,
                result("model", truth, labels),
                List.of(
                        new OtherModel(
                                OtherModel.Kind.BEFORE_CALIBRATION, result("before calibration", halved, labels)),
                        new OtherModel(OtherModel.Kind.CHAMPION, result("champion late@3", noisy, labels)),
                        new OtherModel(OtherModel.Kind.WITHOUT_WINDOWS, result("without windows", noisy, labels))),
                result("base rate", base, labels),
                List.of(
                        new Weight(
                                "a_feature_with_a_very_long_name_indeed", Weight.Kind.NUMBER, 0.6, 0.6, 0.1, List.of()),
                        new Weight("hour", Weight.Kind.CATEGORY, 0.4, Double.NaN, 0, hours),
                        new Weight(
                                "position",
                                Weight.Kind.VECTOR,
                                0.2,
                                Double.NaN,
                                0.25,
                                List.of(new Weight.Part("[1]", 100, -0.3), new Weight.Part("[0]", 50, 0.2))),
                        new Weight("busy", Weight.Kind.NUMBER, 0.1, -0.1, 0.5, List.of())),
                inspection(result("model", truth, labels).metrics()),
                Map.of("Events", "4,000"),
                Map.of("maxIter", "10"));
    }

    private static Inspection inspection(Metrics metrics) {
        return new Inspection(
                List.of(new SegmentTable(
                        "origin <b>",
                        List.of(new Segment("JFK", metrics), new Segment("<script>alert(2)</script>", metrics)))),
                new ImportanceTable(
                        "auc",
                        4_000,
                        3,
                        1,
                        List.of(
                                new Importance("hour", 0.05, 0.04, 0.06),
                                new Importance("busy", -0.001, -0.002, 0.0))));
    }

    private static ModelResult result(String name, double[] scores, boolean[] labels) {
        int[] rules = Arrays.stream(scores)
                .mapToInt(score -> score >= 0.6 ? 0 : score >= 0.35 ? 1 : -1)
                .toArray();
        Predictions predictions = new Predictions(scores, labels, rules);
        return new ModelResult(name, predictions, Metrics.of(predictions, POLICY, Bootstrap.STANDARD));
    }
}
