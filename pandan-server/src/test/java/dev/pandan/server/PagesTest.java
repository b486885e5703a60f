package dev.pandan.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pandan.store.memory.MemoryStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {
    private final MemoryStore store = new MemoryStore();
    private final ServerFixture fixture = new ServerFixture(store);

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        fixture.close();
        store.close();
    }

    @Test
    void dashboard_inBrowser_showsDecisions() throws Exception {
        fixture.post("/v1/events", Flights.departure("seen-in-browser", 1, 3_000));
        String page = open(fixture, "/");
        assertThat(page).contains("id=\"models-card\" hidden=\"\"");
        assertThat(page).contains(">flights</h1>", ">ready</span>", "seen-in-browser", "rebook", "late@3");
        assertThat(page).contains("above_usual", "arrivals by destination = origin, last 2h: avg(delay)");
    }

    @Test
    void dashboard_ofADecisionWithRivals_showsThemSideBySide() throws Exception {
        try (MemoryStore other = new MemoryStore();
                ServerFixture rivals = new ServerFixture(Flights.openWithRivals(other))) {
            for (int i = 0; i < 20; i++) {
                rivals.post("/v1/events", Flights.departure(i));
            }
            await().until(() -> rivals.live.metrics().shadow().scored().getOrDefault("late@5", 0L) == 20);
            JsonNode models = ServerFixture.json(rivals.get("/v1/status")).get("models");
            assertThat(models.findValuesAsText("bundle")).containsExactly("late@3", "late@4", "late@5");
            assertThat(models.findValuesAsText("stage")).containsExactly("champion", "canary", "challenger");
            long decided = models.at("/0/actions/none").asLong()
                    + models.at("/1/actions/none").asLong();
            assertThat(decided).isEqualTo(20);
            assertThat(models.at("/2/actions/none").asLong()).isEqualTo(20);
            assertThat(open(rivals, "/"))
                    .contains(
                            "id=\"models-card\">",
                            "champion, decides 50&nbsp;%",
                            "canary, decides 50&nbsp;%",
                            "challenger, in the shadow",
                            "20 · 100.0 %");
            assertThat(rivals.get("/metrics").body())
                    .containsPattern("pandan_bundle_decisions_total\\{bundle=\"late@4\",action=\"none\"} [1-9]");
        }
    }

    @Test
    void docs_inBrowser_showEveryRoute() throws Exception {
        String page = open(fixture, "/docs");
        assertThat(page)
                .contains(
                        "/v1/events",
                        "/v1/streams/departures/events",
                        "/v1/decisions/late/{id}",
                        "Try it",
                        "departed_at");
    }

    @Test
    void pages_loadNothingFromElsewhere() {
        for (String path : List.of("/", "/docs")) {
            assertThat(fixture.get(path).body().replace("http://www.w3.org/2000/svg", ""))
                    .doesNotContain("http://", "https://", "{{style}}");
            assertThat(fixture.get(path).headers().firstValue("content-security-policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
        }
    }

    private String open(ServerFixture served, String path) throws IOException, InterruptedException {
        Optional<Path> browser = Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst();
        if (browser.isEmpty()) {
            System.err.println("SKIPPED: no Chromium in /usr/bin, the page " + path + " was not opened");
        }
        assumeTrue(browser.isPresent(), "no Chromium in /usr/bin");
        Path dom = folder.resolve("dom.html");
        Process process = new ProcessBuilder(
                        browser.get().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=4000",
                        "--timeout=30000",
                        "--dump-dom",
                        served.uri(path).toString())
                .redirectOutput(dom.toFile())
                .redirectError(folder.resolve("browser.log").toFile())
                .start();
        try {
            assertThat(process.waitFor(90, TimeUnit.SECONDS))
                    .as("Chromium ends")
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        return Files.readString(dom, StandardCharsets.UTF_8);
    }
}
