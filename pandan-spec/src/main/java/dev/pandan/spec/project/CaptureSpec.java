package dev.pandan.spec.project;

import java.time.Duration;

/**
 * How rows that other programs write into a user's table become events.
 *
 * @param every time between two polls
 * @param overlap how much older than the newest row a row may be when it appears
 */
public record CaptureSpec(By by, Duration every, Duration overlap) {
    public static final Duration DEFAULT_EVERY = Duration.ofSeconds(1);
    public static final Duration DEFAULT_OVERLAP = Duration.ofHours(1);

    /** What tells of new rows. */
    public enum By {
        /** The newest rows by time are read again and again. */
        POLL,
        /** The database tells of them. */
        CHANGE_STREAM
    }
}
