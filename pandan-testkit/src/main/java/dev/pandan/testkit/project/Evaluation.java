package dev.pandan.testkit.project;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What features are computed from.
 *
 * @param place columns of the lookup's row, null if there is none
 * @param aggregates gives results of aggregates as values of their types
 */
@SuppressWarnings("ArrayRecordComponent") // read once
public record Evaluation(
        @Nullable Object[] event, @Nullable Object[] place, Function<TestAggregate, @Nullable Object> aggregates) {

    /** The value of a feature before it is shown. */
    public @Nullable Object of(TestFeature.Form form) {
        if (form instanceof TestFeature.OfEvent of) {
            return of.term().of(event);
        } else if (form instanceof TestFeature.OfLookup of) {
            return of.term().of(place);
        } else if (form instanceof TestFeature.OfAggregate of) {
            return aggregates.apply(of.aggregate());
        }
        TestFeature.Difference of = (TestFeature.Difference) form;
        Object left = of(of.left().form());
        Object right = of(of.right().form());
        return left == null || right == null ? null : (Object) (Shown.asDouble(left) - Shown.asDouble(right));
    }
}
