package dev.pandan.spec.project;

import dev.pandan.spec.project.CaptureSpec.By;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the section {@code capture} of a stream. */
final class CaptureReader {
    private final Nodes nodes;
    private final Scalars scalars;

    CaptureReader(Nodes nodes, Scalars scalars) {
        this.nodes = nodes;
        this.scalars = scalars;
    }

    /**
     * @param stream its entries
     */
    Optional<CaptureSpec> read(String path, Map<String, Node> stream) {
        Node node = stream.get("capture");
        if (node == null) {
            return Optional.empty();
        }
        String here = path + ".capture";
        if (!stream.containsKey("from")) {
            nodes.problem(
                    node, here + ": of no table (expected: with 'from', the table of yours whose rows are events)");
        }
        Map<String, Node> entries = nodes.section(here, Section.CAPTURE, node);
        String by = scalars.choice(here + ".by", entries.get("by"), List.of("poll", "change_stream"));
        return Optional.of(new CaptureSpec(
                by.equals("change_stream") ? By.CHANGE_STREAM : By.POLL,
                duration(here + ".every", entries.get("every"), CaptureSpec.DEFAULT_EVERY),
                duration(here + ".overlap", entries.get("overlap"), CaptureSpec.DEFAULT_OVERLAP)));
    }

    private Duration duration(String path, @Nullable Node node, Duration otherwise) {
        return node == null ? otherwise : scalars.duration(path, node);
    }
}
