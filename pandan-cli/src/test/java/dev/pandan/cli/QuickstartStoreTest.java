package dev.pandan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class QuickstartStoreTest {
    @Test
    void quickstart_unknownStore_namesThoseThereAre() {
        CommandRun run = CommandRun.of("quickstart", "--store", "oracle");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--store: oracle").contains("cassandra").contains("memory");
    }
}
