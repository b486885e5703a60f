package dev.pandan.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RequestsTest {
    private static final Statement<?> STATEMENT = SimpleStatement.newInstance("SELECT 1");

    @Test
    void send_driverThrows_failsAndLetsTheNextOneThrough() {
        CompletableFuture<AsyncResultSet> answer = new CompletableFuture<>();
        boolean[] closed = {true};
        Requests requests = new Requests(
                session(() -> {
                    if (closed[0]) {
                        throw new IllegalStateException("closed");
                    }
                    return answer;
                }),
                1);
        assertThat(requests.send(STATEMENT)).isCompletedExceptionally();
        closed[0] = false;
        CompletableFuture<AsyncResultSet> next = requests.send(STATEMENT);
        assertThat(next).isNotDone();
        answer.completeExceptionally(new IllegalStateException("answered"));
        assertThat(next).isCompletedExceptionally();
    }

    private static CqlSession session(Supplier<CompletableFuture<AsyncResultSet>> execute) {
        return (CqlSession) Proxy.newProxyInstance(
                RequestsTest.class.getClassLoader(),
                new Class<?>[] {CqlSession.class},
                (proxy, method, arguments) -> execute.get());
    }
}
