package dev.pandan.cli.project;

import dev.pandan.training.history.StoredProject;

/** An open project as training and parity want it. */
public final class StoredProjects {
    private StoredProjects() {}

    public static StoredProject of(OpenProject open) {
        return new StoredProject(
                open.program(),
                open.folder().text(),
                open.store(),
                open.address(),
                open.address().namespace());
    }
}
