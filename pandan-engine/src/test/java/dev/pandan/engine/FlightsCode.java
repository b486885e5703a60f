package dev.pandan.engine;

import dev.pandan.engine.program.DecisionCode;
import dev.pandan.engine.program.ProjectCode;
import dev.pandan.spec.row.Key;

/** What the compiler would make of the project {@link Flights}. */
final class FlightsCode implements ProjectCode, DecisionCode {
    @Override
    public Key rowKey(int table, Object[] row) {
        return windowKey(0, row);
    }

    @Override
    public void arguments(int table, Object[] row, Object[] arguments) {
        arguments[0] = row[3];
    }

    @Override
    public String violated(String stream, Object[] row) {
        return null;
    }

    @Override
    public DecisionCode decision(String name) {
        return this;
    }

    @Override
    public Key windowKey(int window, Object[] event) {
        return Flights.BY_ORIGIN.encode(new Object[] {event[2]});
    }

    @Override
    public Key lookupKey(int lookup, Object[] event) {
        return windowKey(0, event);
    }

    /** Input: id, at, origin, state, count, average. */
    @Override
    public void features(Object[] input, Object[] features) {
        features[0] = input[3];
        features[1] = ((Long) input[4]).floatValue();
        features[2] = input[5] == null ? null : (Object) ((Double) input[5]).floatValue();
    }

    @Override
    public Boolean label(Object[] row) {
        return row[3] == null ? null : (Double) row[3] > 15;
    }

    @Override
    public int rule(double score, Object[] features) {
        return score >= 0.6 ? 0 : (Float) features[1] > 3 ? 1 : -1;
    }
}
