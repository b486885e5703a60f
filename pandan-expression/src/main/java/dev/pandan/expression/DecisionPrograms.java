package dev.pandan.expression;

import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.LabelCode;
import dev.pandan.engine.verdict.Verdict;
import dev.pandan.expression.catalyst.Carrier;
import dev.pandan.expression.catalyst.RowCode;
import dev.pandan.expression.catalyst.RowProgram;
import dev.pandan.spec.row.Key;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The programs of one decision. Immutable.
 *
 * @param windowKeys by position of the window; one and the same where the keys are
 * @param results how the results of aggregates, the last inputs of {@code features}, are passed on
 * @param label on the row with the event's id; null if the decision has no such label
 * @param labelByKey null if the decision has no such label
 * @param ofClasses whether rules see, behind the score, the predicted class and the probabilities by name
 * @param weight of training rows, over the features; null if the decision declares none
 */
record DecisionPrograms(
        Map<Integer, KeyProgram> windowKeys,
        List<KeyProgram> lookupKeys,
        RowProgram features,
        List<Carrier> results,
        @Nullable RowProgram label,
        @Nullable LabelPrograms labelByKey,
        RowProgram rules,
        boolean ofClasses,
        @Nullable RowProgram weight) {

    DecisionCode newCode() {
        return new Code(this);
    }

    private static final class Code implements DecisionCode {
        private final KeyProgram.@Nullable Code[] windowKeys;
        private final List<KeyProgram.Code> lookupKeys;
        private final RowCode features;
        private final Carrier[] results;
        private final @Nullable RowCode label;
        private final @Nullable LabelCode labelByKey;
        private final RowCode rules;
        private final boolean ofClasses;
        private final @Nullable RowCode weight;
        private final @Nullable Object[] ruleInput;

        Code(DecisionPrograms programs) {
            int windows = programs.windowKeys.keySet().stream()
                    .mapToInt(window -> window + 1)
                    .max()
                    .orElse(0);
            windowKeys = new KeyProgram.Code[windows];
            IdentityHashMap<KeyProgram, KeyProgram.Code> made = new IdentityHashMap<>();
            programs.windowKeys.forEach(
                    (window, key) -> windowKeys[window] = made.computeIfAbsent(key, KeyProgram::newCode));
            lookupKeys = programs.lookupKeys.stream().map(KeyProgram::newCode).toList();
            features = programs.features.newCode();
            results = programs.results.toArray(Carrier[]::new);
            label = programs.label == null ? null : programs.label.newCode();
            labelByKey = programs.labelByKey == null ? null : programs.labelByKey.newCode();
            rules = programs.rules.newCode();
            ofClasses = programs.ofClasses;
            weight = programs.weight == null ? null : programs.weight.newCode();
            ruleInput = new Object[(ofClasses ? 3 : 1) + features.size()];
        }

        @Override
        public Key windowKey(int window, @Nullable Object[] event) {
            return Objects.requireNonNull(windowKeys[window], "the decision does not read this window")
                    .of(event);
        }

        @Override
        public void windowKeys(int[] windows, @Nullable Object[] event, Key[] keys) {
            for (int i = 0; i < windows.length; i++) {
                int same = 0;
                while (windowKeys[windows[same]] != windowKeys[windows[i]]) {
                    same++;
                }
                keys[i] = same < i ? keys[same] : windowKey(windows[i], event);
            }
        }

        @Override
        public Key lookupKey(int lookup, @Nullable Object[] event) {
            return lookupKeys.get(lookup).of(event);
        }

        @Override
        public void features(@Nullable Object[] input, @Nullable Object[] values) {
            Carrier.carry(results, input, input.length - results.length);
            features.evaluate(input);
            for (int i = 0; i < features.size(); i++) {
                values[i] = features.get(i);
            }
        }

        @Override
        public @Nullable Object label(@Nullable Object[] row) {
            RowCode code = Objects.requireNonNull(label, "the decision has no label by id");
            code.evaluate(row);
            return code.get(0);
        }

        @Override
        public LabelCode labelByKey() {
            return Objects.requireNonNull(labelByKey, "the decision has no label by key");
        }

        @Override
        public @Nullable Double weight(@Nullable Object[] values) {
            RowCode code = Objects.requireNonNull(weight, "the decision has no weights");
            code.evaluate(values);
            return (Double) code.get(0);
        }

        @Override
        public int rule(double score, @Nullable Object[] values) {
            return rule(Verdict.of(score), values);
        }

        @Override
        public int rule(Verdict verdict, @Nullable Object[] values) {
            ruleInput[0] = verdict.score();
            if (ofClasses) {
                ruleInput[1] = verdict.classes().predicted();
                ruleInput[2] = verdict.classes().byName();
            }
            System.arraycopy(values, 0, ruleInput, ofClasses ? 3 : 1, values.length);
            rules.evaluate(ruleInput);
            for (int i = 0; i < rules.size(); i++) {
                if (Boolean.TRUE.equals(rules.get(i))) {
                    return i;
                }
            }
            return -1;
        }
    }
}
