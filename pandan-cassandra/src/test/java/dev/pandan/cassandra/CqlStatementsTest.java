package dev.pandan.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CqlStatementsTest {

    @Test
    void split_quotesAndComments_keepTheirSemicolons() {
        String text =
                "INSERT INTO t (a) VALUES ('x;''y'); -- not; here\n/* nor; here */ SELECT \"a;b\" FROM t; // end;\n";
        assertThat(CqlStatements.split(text))
                .containsExactly("INSERT INTO t (a) VALUES ('x;''y')", "SELECT \"a;b\" FROM t");
    }

    @Test
    void split_lastWithoutSemicolon_isAStatement() {
        assertThat(CqlStatements.split("USE a;\nUSE b")).containsExactly("USE a", "USE b");
    }

    @Test
    void split_nothing_isEmpty() {
        assertThat(CqlStatements.split(" ;; -- only a comment")).isEmpty();
    }
}
