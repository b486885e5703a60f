package dev.pandan.store;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreAddress;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Opens the store that an address names, with the adapters on the class path. */
public final class Stores {
    private Stores() {}

    public static Store open(StoreAddress address, String namespace) {
        for (StoreProvider provider : ServiceLoader.load(StoreProvider.class)) {
            if (provider.kind().equals(address.kind())) {
                return provider.open(address, namespace);
            }
        }
        throw PandanException.of(
                ErrorCode.PROJECT_INVALID,
                "store: no adapter for '" + address.kind() + "' (expected one of: " + kinds() + ")");
    }

    private static String kinds() {
        return ServiceLoader.load(StoreProvider.class).stream()
                .map(provider -> provider.get().kind())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
