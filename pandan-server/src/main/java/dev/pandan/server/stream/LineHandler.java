package dev.pandan.server.stream;

import dev.pandan.server.json.JsonContent;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers one line. */
public interface LineHandler {

    /**
     * Starts to work on a line; never blocks and never throws.
     *
     * @param bytes holds the line from {@code offset}, {@code length} bytes long; not to be kept after the call
     * @return what to write as the answer, or a {@link dev.pandan.spec.error.PandanException}; null: there is no room at the moment, ask again with the same line
     */
    @Nullable
    CompletableFuture<? extends JsonContent> handle(byte[] bytes, int offset, int length);
}
