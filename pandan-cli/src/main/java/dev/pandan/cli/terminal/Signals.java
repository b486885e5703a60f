package dev.pandan.cli.terminal;

import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Handles signals with the JDK's {@code sun.misc.Signal}, which every JDK 17 has but which compiles with a warning that cannot be silenced; hence by reflection. Where it is
 * missing, signals do what they do without it.
 */
final class Signals {
    private Signals() {}

    /** Runs {@code action} whenever the signal, for example {@code INT}, arrives. */
    static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        return switch (method.getName()) {
                            case "handle" -> run(action);
                            case "hashCode" -> System.identityHashCode(self);
                            case "equals" -> arguments != null && self == arguments[0];
                            default -> "handler of " + name;
                        };
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // This JDK handles signals by itself.
        }
    }

    private static @Nullable Object run(Runnable action) {
        action.run();
        return null;
    }
}
