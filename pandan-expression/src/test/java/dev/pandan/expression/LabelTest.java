package dev.pandan.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.ProjectProgram;
import dev.pandan.engine.replay.Replay;
import dev.pandan.engine.replay.ReplayEvent;
import dev.pandan.engine.replay.ReplayOptions;
import dev.pandan.engine.verdict.ClassProbabilities;
import dev.pandan.engine.verdict.Verdict;
import dev.pandan.spec.error.PandanException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels by key, from their text to the labels of a replayed history. */
final class LabelTest {
    private static final String PROJECT = """
            pandan: 1
            name: shop
            store: embedded:cassandra
            streams:
              orders:
                id: id
                time: at
                columns: {id: string, at: timestamp, customer: string, amount: int}
              refunds:
                id: id
                time: at
                columns: {id: string, at: timestamp, customer: string, amount: int}
            decisions:
              again:
                stream: orders
                features:
                  amount: amount
                label: {LABEL, within: 10us}
                policy: {otherwise: none, fallback: none}
            """;
    private static final String NUMBER = "    model: {trainer: spark, algorithm: linear_regression}\n";
    private static final String CLASS = "    model: {trainer: spark, algorithm: decision_tree, predicts: class}\n";
    /** Time, id and amount of the orders of one customer, then those of another. */
    private static final List<ReplayEvent> ORDERS = List.of(
            event("orders", "a", 100, "x", 1),
            event("orders", "b", 110, "x", 20),
            event("orders", "c", 111, "x", 300),
            event("orders", "d", 105, "y", 5),
            event("orders", "e", 116, "y", null),
            event("orders", "f", 116, "y", 7),
            event("orders", "z", 130, "y", 7));

    private static ReplayEvent event(String stream, String id, long time, String customer, Integer amount) {
        return new ReplayEvent(stream, id, time, time, new Object[] {id, time, customer, amount}, false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stream: orders, by: customer, value: count(*) > 0 | a=true b=true c=false d=false e=false f=false z=null!",
                "stream: orders, by: customer, value: sum(amount) > 100 | a=false b=true c=null d=null e=null f=null z=null!",
                "stream: orders, by: customer, value: sum(amount) > 100, missing: negative | a=false b=true c=false d=false e=false f=false z=null!",
                "stream: orders, by: customer, value: amount > 10 | a=true b=true c=null d=null e=null f=null z=null!",
                "stream: orders, by: {upper(customer): upper(customer)}, value: max(amount) - min(amount) | a=false b=false c=null d=null e=null f=null z=null!",
                "stream: refunds, by: customer, value: amount > 10, missing: negative | a=true b=null! c=null! d=false e=null! f=null! z=null!",
                "stream: refunds, by: customer, value: last(amount) > 10 | a=false b=null! c=null! d=null e=null! f=null! z=null!",
            })
    void replay_labelByKey_isTheValueOverTheRowsOfItsTime(String label, String expected) {
        assertThat(labels(label)).isEqualTo(expected);
    }

    /** A value that is no number is unknown. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stream: refunds, by: customer, value: amount | a=50.0 b=null! c=null! d=null e=null! f=null! z=null!",
                "stream: orders, by: customer, value: count(*) | a=1.0 b=1.0 c=0.0 d=0.0 e=0.0 f=0.0 z=null!",
                "stream: orders, by: customer, value: max(amount) / 8 | a=2.5 b=37.5 c=null d=null e=null f=null z=null!",
                "stream: orders, by: customer, value: ln(amount - 20) | a=null b=5.634789603169249 c=null d=null e=null f=null z=null!",
                "stream: orders, by: customer, value: double('NaN') | a=null b=null c=null d=null e=null f=null z=null!",
            })
    void replay_labelThatIsANumber_isThatNumber(String label, String expected) {
        assertThat(labels(label, NUMBER)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stream: refunds, by: customer, value: customer | a=x b=null! c=null! d=null e=null! f=null! z=null!",
                "stream: refunds, by: customer, value: amount | a=50 b=null! c=null! d=null e=null! f=null! z=null!",
                "stream: orders, by: customer, value: CASE WHEN count(*) > 0 THEN 'again' ELSE 'once' END | a=again b=again c=once d=once e=once f=once z=null!",
            })
    void replay_labelThatIsAClass_isItsName(String label, String expected) {
        assertThat(labels(label, CLASS)).isEqualTo(expected);
    }

    @Test
    void rule_classes_seesWhichOneAndAllProbabilities() {
        String policy = "policy: {rules: [{when: \"probabilities['two words'] >= 0.3\", action: a},"
                + " {when: \"predicted = 'y' AND score > 0.5 AND amount > 1\", action: b},"
                + " {when: \"probabilities['unknown'] IS NOT NULL\", action: c}],";
        ProjectProgram program =
                ProjectCompiler.compile(Projects.read(PROJECT.replace("policy: {", CLASS.strip() + "\n    " + policy)
                        .replace("LABEL", "stream: refunds, by: customer, value: customer")));
        DecisionCode code = program.newCode().decision("again");
        Object[] amount = {2f};
        assertThat(code.rule(said(0.4, 0.6), amount)).isZero();
        assertThat(code.rule(said(0.2, 0.8), amount)).isEqualTo(1);
        assertThat(code.rule(said(0.2, 0.8), new Object[] {1f})).isEqualTo(-1);
    }

    private static Verdict said(double one, double other) {
        return Verdict.of(new ClassProbabilities(List.of("two words", "y"), new double[] {one, other}));
    }

    @Test
    void compile_numbers_haveAnotherFingerprint() {
        String label = "stream: orders, by: customer, value: count(*)";
        assertThat(program(label, NUMBER).fingerprint())
                .isNotEqualTo(program(label, "").fingerprint());
        assertThatThrownBy(() -> program("stream: refunds, by: customer, value: amount / 8", CLASS))
                .hasMessageContaining("the model predicts a class, which is a text or a whole number, found double");
        assertThatThrownBy(() -> program("stream: orders, by: customer, value: max(amount) > 8", NUMBER))
                .hasMessageContaining("the model predicts a number, found boolean (write double(...) around it)");
    }

    private static ProjectProgram program(String label, String model) {
        return ProjectCompiler.compile(
                Projects.read(PROJECT.replace("LABEL", label).replace("    policy:", model + "    policy:")));
    }

    private static String labels(String label) {
        return labels(label, "");
    }

    private static String labels(String label, String model) {
        ProjectProgram program = program(label, model);
        List<ReplayEvent> events = new ArrayList<>(ORDERS);
        events.add(event("refunds", "r", 100, "x", 99));
        events.add(event("refunds", "s", 101, "x", 50));
        events.add(event("refunds", "t", 110, "x", 2));
        events.add(event("refunds", "u", 120, "other", 2));
        events.sort(Comparator.comparingLong(ReplayEvent::timeMicros));
        Map<String, String> labels = new TreeMap<>();
        Replay replay = new Replay(
                program,
                "again",
                (table, key, at) -> null,
                ReplayOptions.asOfEventTime(),
                (id, time, features, value, mature) -> labels.put(id, value + (mature ? "" : "!")));
        events.forEach(replay::next);
        replay.finish();
        List<String> texts = new ArrayList<>();
        labels.forEach((id, value) -> texts.add(id + "=" + value));
        return String.join(" ", texts);
    }

    @Test
    void compile_labelsThatAreWrong_areReported() {
        assertThat(problem("stream: orders, value: count(*) > 1")).contains("there is one row with the event's id");
        assertThat(problem("stream: orders, by: customer, value: sum(amount) > amount"))
                .contains("a column outside an aggregate");
        assertThat(problem("stream: orders, by: customr, value: count(*) > 1"))
                .contains("no column 'customr' (did you mean 'customer'?)");
        assertThat(problem("stream: orders, by: {customer: custmer}, value: count(*) > 1"))
                .contains("column 'custmer' not found in stream 'orders'");
        assertThat(problem("stream: orders, by: customer, value: max(customer)"))
                .contains("expected a condition or a number");
        assertThat(problem("stream: orders, by: customer, value: count(*) OVER last_day"))
                .contains("leave OVER last_day out");
    }

    private static String problem(String label) {
        try {
            ProjectCompiler.compile(Projects.read(PROJECT.replace("LABEL", label)));
        } catch (PandanException e) {
            return e.problems().get(0).toString();
        }
        return "";
    }
}
