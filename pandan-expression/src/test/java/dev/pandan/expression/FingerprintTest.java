package dev.pandan.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What changes a fingerprint, and what does not. */
final class FingerprintTest {
    private static String of(String expression) {
        return Projects.feature("f", expression).compile().fingerprint();
    }

    @Test
    void fingerprint_isSixteenDigitsAndTheSameEachTime() {
        String first = of("transform(array(distance), x -> x + 1)[0]");
        assertThat(first).matches("[0-9a-f]{16}").isEqualTo(of("transform(array(distance), x -> x + 1)[0]"));
    }

    @Test
    void fingerprint_ofTheSameMeaning_isTheSame() {
        assertThat(of("avg(delay) OVER route_7d + 1")).isEqualTo(of("(MEAN( delay ) over (route_7d)  + 1)"));
    }

    @Test
    void fingerprint_ofAnotherMeaning_isAnother() {
        assertThat(of("distance > 15")).isNotEqualTo(of("distance > 16")).isNotEqualTo(of("distance > '15'"));
        assertThat(of("avg(delay) OVER route_7d")).isNotEqualTo(of("avg(delay + 1) OVER route_7d"));
        assertThat(of("avg(delay) OVER route_7d")).isNotEqualTo(of("avg(delay) OVER arrivals_here_2h"));
        assertThat(of("airport.iata")).isNotEqualTo(of("origin"));
    }

    @Test
    void fingerprint_ofAnotherPolicy_isTheSame() {
        Projects project = Projects.feature("f", "distance");
        String before = project.compile().fingerprint();
        assertThat(project.rule("score > 0.9").compile().fingerprint()).isEqualTo(before);
    }

    @Test
    void fingerprint_withADescription_isTheSame() {
        String described = Projects.feature("f", "{value: distance, description: In miles.}")
                .compile()
                .fingerprint();
        assertThat(described).isEqualTo(of("distance"));
    }

    @Test
    void fingerprint_ofAnotherWindowLength_isAnother() {
        String yaml = Projects.feature("f", "avg(delay) OVER route_7d").yaml();
        String shorter = yaml.replace("last: 7d", "last: 6d");
        assertThat(ProjectCompiler.compile(Projects.read(shorter)).fingerprint())
                .isNotEqualTo(ProjectCompiler.compile(Projects.read(yaml)).fingerprint());
    }

    @Test
    void fingerprintOfDecision_withMoreInTheProject_isTheSame() {
        String yaml = Projects.feature("f", "avg(delay) OVER route_7d").yaml();
        String more = yaml.replace(
                "streams:\n", "streams:\n  visits: {id: v, time: at, columns: {v: string, at: timestamp}}\n");
        var before = ProjectCompiler.compile(Projects.read(yaml));
        var after = ProjectCompiler.compile(Projects.read(more));
        String decision = before.decisions().keySet().iterator().next();
        assertThat(after.fingerprint()).isNotEqualTo(before.fingerprint());
        assertThat(after.fingerprint(decision)).isEqualTo(before.fingerprint(decision));
    }

    @Test
    void fingerprintOfDecision_ofAnotherWindowLength_isAnother() {
        String yaml = Projects.feature("f", "avg(delay) OVER route_7d").yaml();
        var before = ProjectCompiler.compile(Projects.read(yaml));
        var after = ProjectCompiler.compile(Projects.read(yaml.replace("last: 7d", "last: 6d")));
        String decision = before.decisions().keySet().iterator().next();
        assertThat(after.fingerprint(decision)).isNotEqualTo(before.fingerprint(decision));
    }
}
