package dev.pandan.mongodb;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.pandan.spec.project.StoreAddress;
import dev.pandan.spec.project.StoreAddresses;
import dev.pandan.store.Store;
import dev.pandan.store.Stores;
import dev.pandan.testkit.store.StoreContract;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The whole contract on a server that the environment names, in databases of its own, which are dropped. */
@EnabledIfEnvironmentVariable(
        named = GivenServerIT.URI,
        matches = "mongodb.*",
        disabledReason = "PANDAN_TEST_MONGODB_URI does not name a MongoDB")
final class GivenServerIT extends StoreContract {
    static final String URI = "PANDAN_TEST_MONGODB_URI";

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final List<String> databases = new ArrayList<>();

    @Override
    protected Store open(String namespace) {
        String database = "pandan_" + run + "_" + namespace;
        databases.add(database);
        StoreAddress address =
                StoreAddresses.parse(System.getenv(URI), System::getenv).orElseThrow();
        return Stores.open(address, database);
    }

    @Override
    protected void stopServer() {
        try (MongoClient client = MongoClients.create(System.getenv(URI))) {
            databases.forEach(database -> client.getDatabase(database).drop());
        }
    }
}
