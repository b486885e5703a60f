package dev.pandan.engine.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pandan.engine.Flights;
import dev.pandan.spec.project.LabelSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProjectProgramTest {

    @Test
    void decisions_keepTheOrderOfTheProject() {
        ProjectProgram program = Flights.program(LabelSpec.Missing.UNKNOWN, true);
        DecisionProgram decision = Objects.requireNonNull(program.decisions().get(Flights.DECISION));
        Map<String, DecisionProgram> many = new LinkedHashMap<>();
        IntStream.range(0, 50).forEach(i -> many.put("d" + (49 - i), decision));
        ProjectProgram ordered = new ProjectProgram(
                program.project(), program.fingerprint(), program.tables(), program.windows(), many, program::newCode);
        assertThat(ordered.decisions().keySet()).containsExactlyElementsOf(many.keySet());
    }
}
