package dev.pandan.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import dev.pandan.spec.project.StoreAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** Answers of a server that the test servers never give: they know no users, and no full disk. */
final class FailuresTest {
    private static final ServerAddress SERVER = new ServerAddress("db1", 27017);
    private static final Settings SETTINGS =
            Settings.of(new StoreAddress("mongodb", false, List.of("db1"), "shop", Map.of()), "shop");

    @Test
    void translate_userWithoutTheRight_saysWhichIsExpected() {
        PandanException refused =
                Failures.translate(SETTINGS, command(13, "not authorized on shop to execute command"));
        assertThat(refused.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
        assertThat(refused).hasMessageContaining("db1:27017 refused", "readWrite on database 'shop'");
    }

    @Test
    void translate_diskFull_saysSo() {
        assertThat(Failures.translate(SETTINGS, command(14_031, "OutOfDiskSpace")))
                .hasMessageContaining("db1:27017 refused: its disk is full");
        MongoBulkWriteException bulk = new MongoBulkWriteException(
                BulkWriteResult.unacknowledged(),
                List.of(new BulkWriteError(14_031, "OutOfDiskSpace", new BsonDocument(), 0)),
                null,
                SERVER,
                Set.of());
        assertThat(Failures.translate(SETTINGS, bulk)).hasMessageContaining("its disk is full");
    }

    private static MongoCommandException command(int code, String message) {
        return new MongoCommandException(
                BsonDocument.parse("{ok: 0, code: " + code + ", errmsg: '" + message + "'}"), SERVER);
    }
}
