package dev.pandan.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreAddress;
import java.util.List;

/** Runs a file of CQL statements, one after the other, as {@code cqlsh -f} does. For setting up tables of the user's own. */
public final class CqlScript {
    private static final String ANY_KEYSPACE = "system";

    private CqlScript() {}

    /**
     * @param address of a Cassandra, not embedded
     * @param source name of the text, for messages
     * @param text statements, each ended by {@code ;}
     * @return number of statements run
     * @throws PandanException USAGE with the statement's number if one is refused, STORE_UNAVAILABLE if no node answers; the statements before it have been run
     */
    public static int run(StoreAddress address, String source, String text) {
        List<String> statements = CqlStatements.split(text);
        Settings settings = Settings.of(address, ANY_KEYSPACE);
        try (CqlSession session = Sessions.open(settings)) {
            for (int i = 0; i < statements.size(); i++) {
                run(session, settings, source + ", statement " + (i + 1), statements.get(i));
            }
        }
        return statements.size();
    }

    private static void run(CqlSession session, Settings settings, String place, String statement) {
        try {
            session.execute(statement);
        } catch (RuntimeException failure) {
            PandanException told = Failures.translate(settings, failure);
            if (told.code() == ErrorCode.STORE_UNAVAILABLE) {
                throw told;
            }
            throw PandanException.of(
                    ErrorCode.USAGE, place + ": refused by the database: " + told.getMessage(), failure);
        }
    }
}
