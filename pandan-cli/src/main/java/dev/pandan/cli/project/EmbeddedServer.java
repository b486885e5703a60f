package dev.pandan.cli.project;

import dev.pandan.sandbox.DetachedServer;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/** Starts one kind of database as a child process. */
interface EmbeddedServer {
    /**
     * Starts one that ends with this process.
     *
     * @param brief whether it is needed for minutes only: it may then compile less, which is worth more than top speed
     */
    Running start(Path folder, boolean brief);

    /**
     * Starts one that outlives this process.
     *
     * @param port where drivers connect to; empty: the one used before on this folder, else any free one
     */
    DetachedServer detach(Path folder, Optional<Integer> port);

    /**
     * A server of this process.
     *
     * @param contactPoint where drivers connect to
     * @param stop ends it in good order
     */
    record Running(InetSocketAddress contactPoint, Runnable stop) {}

    /** Folder of a server's jars, as the launcher names it. */
    static Path library(String scheme) {
        String property = "pandan." + scheme + ".lib";
        String library = System.getProperty(property);
        if (library == null) {
            throw PandanException.of(
                    ErrorCode.WRONG_RUNTIME,
                    "system property " + property + " is not set (expected: the folder of the jars of the embedded "
                            + scheme + "; start Pandan by its launcher ./pandan)");
        }
        return Path.of(library);
    }
}
