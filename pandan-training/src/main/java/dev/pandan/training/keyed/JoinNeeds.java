package dev.pandan.training.keyed;

import java.io.Serializable;
import java.util.ArrayList;

/**
 * What is joined.
 *
 * @param streams names in the order of {@link dev.pandan.training.history.LogRow#stream()}; the first is the decision's own
 * @param labelStream position of the label's stream among them, or -1
 * @param labelWatermarkMicros the latest time in the whole label stream
 */
record JoinNeeds(String decision, ArrayList<String> streams, int labelStream, long labelWatermarkMicros)
        implements Serializable {}
