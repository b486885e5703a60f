package dev.pandan.cli.project;

import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.live.Layouts;
import dev.pandan.model.registry.Registry;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.error.Suggestion;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.ForeignTables;
import dev.pandan.store.Store;
import dev.pandan.store.StoreVersions;
import dev.pandan.store.Stores;
import dev.pandan.store.Versions;
import dev.pandan.training.job.UserJars;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A project with its database at hand. Closing it ends a database that it started. */
public final class OpenProject implements AutoCloseable {
    private final ProjectFolder folder;
    private final ProjectProgram program;
    private final @Nullable EmbeddedDatabase database;
    private final StoreAddress address;
    private final Store store;
    private final Registry registry;

    private OpenProject(
            ProjectFolder folder,
            ProjectProgram program,
            @Nullable EmbeddedDatabase database,
            StoreAddress address,
            Clock clock) {
        this.folder = folder;
        this.program = program;
        this.database = database;
        this.address = address;
        this.store = Stores.open(address, address.namespace());
        this.registry = new Registry(store.objects(), clock);
    }

    /** Compiles the project, starts or reaches its database and creates there what is missing. */
    public static OpenProject open(ProjectFolder folder, Clock clock) {
        return open(folder, folder.compile(), () -> EmbeddedDatabase.open(folder), clock);
    }

    /** The same to migrate its data, which may be of a layout that nothing else can read. */
    public static OpenProject openAnyLayout(ProjectFolder folder, Clock clock) {
        return open(folder, folder.compile(), () -> EmbeddedDatabase.open(folder), clock, StoreVersions::open);
    }

    /**
     * The same with a program that is compiled already.
     *
     * @param embedded starts or reaches the embedded database; asked once, and only if the project has one
     */
    public static OpenProject open(
            ProjectFolder folder, ProjectProgram program, Supplier<EmbeddedDatabase> embedded, Clock clock) {
        return open(folder, program, embedded, clock, StoreVersions::openReadable);
    }

    private static OpenProject open(
            ProjectFolder folder,
            ProjectProgram program,
            Supplier<EmbeddedDatabase> embedded,
            Clock clock,
            Consumer<StoreVersions> layout) {
        UserJars.use(folder.home(), folder.project());
        StoreAddress declared = folder.project().store();
        EmbeddedDatabase database = declared.embedded() ? embedded.get() : null;
        try {
            return create(new OpenProject(folder, program, database, address(folder, database), clock), layout);
        } catch (RuntimeException e) {
            if (database != null) {
                database.close();
            }
            throw e;
        }
    }

    private static OpenProject create(OpenProject open, Consumer<StoreVersions> layout) {
        try {
            await(open.store.create(Layouts.of(open.program)));
            layout.accept(new StoreVersions(open.store));
            open.checkForeignTables();
            return open;
        } catch (RuntimeException e) {
            open.store.close();
            throw e;
        }
    }

    private void checkForeignTables() {
        folder.project().streams().values().forEach(stream -> stream.from()
                .ifPresent(
                        table -> store.foreignTables().mapped(stream.mapping()).check(table, stream.schema())));
        folder.project().tables().values().forEach(spec -> spec.from().ifPresent(table -> {
            ForeignTables tables = store.foreignTables().mapped(spec.mapping());
            tables.check(table, spec.schema());
            tables.checkKey(table, spec.schema(), spec.key());
            spec.validFrom().ifPresent(column -> tables.checkVersions(table, new Versions(spec.key(), column)));
        }));
    }

    /** Folder of the embedded database's files. */
    public static Path databaseFolder(ProjectFolder folder) {
        return folder.work().resolve(folder.project().store().kind());
    }

    /**
     * Where the project's database is reached.
     *
     * @param database the embedded one, if the project has it
     */
    static StoreAddress address(ProjectFolder folder, @Nullable EmbeddedDatabase database) {
        StoreAddress declared = folder.project().store();
        return database == null ? withNamespace(declared, folder) : database.address(namespace(declared, folder));
    }

    private static String namespace(StoreAddress declared, ProjectFolder folder) {
        return declared.namespace().isEmpty() ? folder.project().name() : declared.namespace();
    }

    private static StoreAddress withNamespace(StoreAddress declared, ProjectFolder folder) {
        return new StoreAddress(
                declared.kind(), false, declared.hosts(), namespace(declared, folder), declared.options());
    }

    public ProjectFolder folder() {
        return folder;
    }

    public ProjectProgram program() {
        return program;
    }

    /** Where the database is reached, never embedded. */
    public StoreAddress address() {
        return address;
    }

    public Store store() {
        return store;
    }

    public Registry registry() {
        return registry;
    }

    /** The decision of this name; {@code NOT_FOUND} if the project declares none. */
    public String requireDecision(String name) {
        if (!program.decisions().containsKey(name)) {
            throw PandanException.of(
                    ErrorCode.NOT_FOUND,
                    "no decision '" + name + "'"
                            + Suggestion.text(name, folder.project().decisions().keySet()));
        }
        return name;
    }

    /** Waits for the database; a failure is thrown as it is. */
    public static <T> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PandanException problem) {
                throw problem;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        store.close();
        if (database != null) {
            database.close();
        }
    }
}
