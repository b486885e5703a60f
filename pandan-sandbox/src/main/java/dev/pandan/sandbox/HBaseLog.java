package dev.pandan.sandbox;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What an HBase child prints: how its logger is set up, whether it says that it is ready, and why it failed. */
final class HBaseLog {
    private static final String READY = "Master has completed initialization";
    private static final int LINES = 3;
    private static final String CONFIGURATION = """
            log4j.rootLogger=WARN, out
            log4j.logger.org.apache.hadoop.hbase.master.HMaster=INFO
            log4j.appender.out=org.apache.log4j.ConsoleAppender
            log4j.appender.out.layout=org.apache.log4j.PatternLayout
            log4j.appender.out.layout.ConversionPattern=%d{ISO8601} %-5p [%t] %c{1} %m%n
            """;

    private HBaseLog() {}

    /** Standard output and error of the child, and everything its logger writes. */
    static Path file(ServerFolder folder) {
        return folder.log().resolveSibling("hbase.log");
    }

    static Path configuration(ServerFolder folder) {
        return folder.logging().resolveSibling("log4j.properties");
    }

    static void configure(ServerFolder folder) {
        try {
            Files.writeString(configuration(folder), CONFIGURATION);
        } catch (IOException failure) {
            throw ServerFolder.unusable(configuration(folder), failure);
        }
    }

    static boolean saysReady(Path log) {
        return text(log).contains(READY);
    }

    static PandanException failure(String what, Path log) {
        List<String> lines = text(log)
                .lines()
                .filter(line -> line.contains("ERROR") || line.contains("Exception") || line.startsWith("Could not"))
                .toList();
        String end = String.join(" | ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        return PandanException.of(
                ErrorCode.STORE_UNAVAILABLE, "the embedded HBase " + what + ": " + end + " (all of it: " + log + ")");
    }

    private static String text(Path log) {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException notYet) {
            return "";
        }
    }
}
