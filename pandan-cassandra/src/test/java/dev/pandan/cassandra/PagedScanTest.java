package dev.pandan.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PagedScanTest {
    @Test
    void rows_ofAnySize_makePagesOfAboutAMebibyte() {
        assertThat(PagedScan.rows(500, 50_000)).isEqualTo(10_000);
        assertThat(PagedScan.rows(500, 500_000)).isEqualTo(1_048);
        assertThat(PagedScan.rows(500, 500 << 20)).as("rows of a mebibyte").isEqualTo(1);
        assertThat(PagedScan.rows(0, 120)).as("no row seen").isBetween(1, 10_000);
        assertThat(PagedScan.rows(500, -1)).as("size not known").isEqualTo(10_000);
    }
}
