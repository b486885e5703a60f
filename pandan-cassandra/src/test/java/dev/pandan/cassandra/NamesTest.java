package dev.pandan.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NamesTest {
    @Test
    void physical_plainName_isKept() {
        assertThat(new Names("flights").events("arrivals")).isEqualTo("flights.events_arrivals");
        assertThat(new Names("flights").window("by_origin")).isEqualTo("flights.window_by_origin");
    }

    @Test
    void physical_longOrOtherNames_areValidAndDifferent() {
        String longName = "a".repeat(60);
        assertThat(Names.physical("window_", longName + "b"))
                .hasSize(48)
                .matches("[a-z0-9_]+")
                .isNotEqualTo(Names.physical("window_", longName + "c"));
        assertThat(Names.physical("window_", "a; DROP")).matches("window_[a-z0-9_]+");
        assertThat(Names.physical("window_", "Origin")).isNotEqualTo(Names.physical("window_", "origin"));
    }

    @Test
    void quoted_nameOfTheUser_isSafe() {
        assertThat(Names.quoted("plain")).isEqualTo("plain");
        assertThat(Names.quoted("Mixed \"Case\"")).isEqualTo("\"Mixed \"\"Case\"\"\"");
    }
}
