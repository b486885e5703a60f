package dev.pandan.cli.project;

import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import dev.pandan.store.Stores;
import java.util.Optional;
import java.util.function.Function;

/** The database of a project as it is: nothing is started and nothing is created. */
public final class ReachedStore {
    private ReachedStore() {}

    /**
     * What is read of the database.
     *
     * @param value empty if it could not be read
     * @param note why not; else empty
     */
    public record Reading<T>(Optional<T> value, String note) {}

    public static <T> Reading<T> read(ProjectFolder folder, Function<Store, T> reader) {
        StoreAddress declared = folder.project().store();
        if (declared.kind().equals("memory")) {
            return new Reading<>(Optional.empty(), "a store in memory has no log beforehand");
        }
        if (declared.embedded() && !EmbeddedDatabase.isRunning(folder)) {
            return new Reading<>(
                    Optional.empty(), "the embedded database does not run ('pandan store start' starts it)");
        }
        try (EmbeddedDatabase database = declared.embedded() ? EmbeddedDatabase.open(folder) : null;
                Store store = open(OpenProject.address(folder, database))) {
            return new Reading<>(Optional.of(reader.apply(store)), "");
        } catch (PandanException e) {
            return new Reading<>(
                    Optional.empty(),
                    "the log could not be read: " + e.problems().get(0).message());
        }
    }

    private static Store open(StoreAddress address) {
        return Stores.open(address, address.namespace());
    }
}
