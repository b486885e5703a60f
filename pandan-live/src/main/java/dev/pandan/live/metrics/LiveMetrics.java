package dev.pandan.live.metrics;

import dev.pandan.spec.error.ErrorCode;
import java.util.Map;

/** What happened since the project was opened. Thread-safe; the numbers are read one by one, not at one moment. */
public interface LiveMetrics {

    /** Events stored and acknowledged. */
    long events();

    /** Decisions stored and acknowledged. */
    long decisions();

    /** Submissions that were answered with what was stored before. */
    long repeats();

    /** Submissions that were computed and not stored. */
    long dryRuns();

    /** Rejected submissions by error code; codes that did not occur are left out. */
    Map<ErrorCode, Long> rejects();

    /** Decisions by action, as {@code decision/action}. */
    Map<String, Long> actions();

    /** Decisions by who made them, and action, as {@code late@3/notify}; those that no bundle made are left out. */
    Map<String, Long> bundleActions();

    /** From submission to acknowledgement, of all accepted submissions. */
    Histogram latency();

    /** Submissions that are not answered yet. */
    int inFlight();

    CacheMetrics windowCache();

    /** Batches appended to the journal. */
    long journalBatches();

    /** How often the live path had to begin anew after a failure of the store or a lost lease. */
    long recoveries();

    /** What became of rows of tables that are captured, by stream. */
    Map<String, CaptureMetrics> captures();

    /**
     * @param state {@code starting}, {@code history}, {@code poll} or {@code change_stream}
     * @param history rows that were there at first and were loaded, in this run
     * @param captured rows that became events
     * @param repeated rows that were read again and were events already
     * @param changed rows of an event's id with other content: the event stays as it is
     * @param rejected rows that can be no events
     * @param lagMillis from the time of the last captured row to the moment when it was an event
     * @param trouble why nothing is captured at the moment; empty: all is well
     */
    record CaptureMetrics(
            String state,
            long history,
            long captured,
            long repeated,
            long changed,
            long rejected,
            long lagMillis,
            String trouble) {}

    /** What challengers score beside the decisions. */
    ShadowMetrics shadow();

    /**
     * @param scored scores stored by bundle, for example {@code late@4}
     * @param actions the same by what the bundle would have done, as {@code late@4/notify}
     * @param dropped by decision: decisions that challengers did not score, because too many waited or the store failed
     * @param waiting decisions that wait for challengers
     */
    record ShadowMetrics(Map<String, Long> scored, Map<String, Long> actions, Map<String, Long> dropped, int waiting) {}

    /**
     * @param hits keys that were in memory when they were needed
     * @param misses keys that had to be read from the store
     * @param evictions keys that were dropped to stay within the limit
     * @param keys keys in memory
     * @param bytes estimated heap bytes
     * @param rowsRead rows of windows that were read from the store
     * @param tilesRead tiles that were read from the store and used
     */
    record CacheMetrics(long hits, long misses, long evictions, int keys, long bytes, long rowsRead, long tilesRead) {}
}
