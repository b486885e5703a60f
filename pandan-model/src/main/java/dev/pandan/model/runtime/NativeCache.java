package dev.pandan.model.runtime;

import java.nio.file.Path;

/** Where runtimes unpack their natives: below the user's own cache folder, unless the process was told another place. */
public final class NativeCache {
    private NativeCache() {}

    /** Sets a system property by which a runtime is told its folder, if it is not set; natives are loaded once per process. */
    public static void property(String property, String folder) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, ofUser().resolve(folder).toString());
        }
    }

    private static Path ofUser() {
        String declared = System.getenv("XDG_CACHE_HOME");
        Path base = declared == null || declared.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(declared);
        return base.toAbsolutePath().resolve("pandan").resolve("natives");
    }
}
