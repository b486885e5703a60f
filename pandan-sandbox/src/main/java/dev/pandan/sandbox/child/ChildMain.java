package dev.pandan.sandbox.child;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Main class of a child process: takes the folder's lock, ties the process to its parent, then runs the server's own main class.
 *
 * <p>Arguments: {@code attached|detached}, the lock file, the server's main class, its arguments.
 */
public final class ChildMain {
    /** Exit status when another process holds the folder's lock. */
    public static final int FOLDER_IN_USE = 75;

    /** First argument of a child that ends with its parent: its standard input is a pipe that the parent keeps open. */
    public static final String ATTACHED = "attached";

    /** First argument of a child that outlives its parent. */
    public static final String DETACHED = "detached";

    private static final int PARENT_GONE = 76;

    private ChildMain() {}

    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        // A terminal sends Ctrl-C and hang-ups to the whole process group; the parent decides what they mean.
        ignore("INT");
        ignore("HUP");
        FileLock lock = lock(Path.of(arguments[1]));
        if (lock == null) {
            Runtime.getRuntime().halt(FOLDER_IN_USE);
            return;
        }
        Thread watcher = new Thread(() -> outlive(lock, arguments[0].equals(ATTACHED)), "pandan-parent-watcher");
        watcher.setDaemon(true);
        watcher.start();
        run(arguments[2], Arrays.copyOfRange(arguments, 3, arguments.length));
    }

    /** By reflection: the class is supported by every JDK, but naming it makes the compiler warn. */
    private static void ignore(String name) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object ignoring = handler.getField("SIG_IGN").get(null);
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), ignoring);
    }

    private static @Nullable FileLock lock(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .tryLock();
    }

    private static void run(String mainClass, String[] arguments) throws ReflectiveOperationException {
        try {
            Class.forName(mainClass).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException failure) {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    /**
     * Holds the lock's reference for as long as the process lives: without it, garbage collection would close the file and give the lock away. The end of the input means
     * that the parent is gone, by whatever signal.
     */
    private static void outlive(FileLock lock, boolean attached) {
        try (InputStream input = System.in) {
            while (input.read() >= 0) {
                // The parent never writes.
            }
        } catch (IOException broken) {
            // As good as the end of the input.
        }
        if (attached) {
            Runtime.getRuntime().halt(PARENT_GONE);
        }
        while (lock.isValid()) {
            LockSupport.park(lock);
        }
    }
}
