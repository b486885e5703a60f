package dev.pandan.sandbox;

/** When Cassandra's commit log is flushed to disk, relative to the acknowledgement of a write. */
public enum CommitLogMode {
    /** Flush, then acknowledge; whoever waits meanwhile shares the next flush. Loses nothing acknowledged. */
    BATCH("commitlog_sync: batch\n"),
    /** Flush once per window of 1 ms, then acknowledge all that waited. Loses nothing acknowledged. */
    GROUP_1_MS("commitlog_sync: group\ncommitlog_sync_group_window: 1ms\n"),
    /** Flush once per window of 2 ms, then acknowledge all that waited. Loses nothing acknowledged. */
    GROUP_2_MS("commitlog_sync: group\ncommitlog_sync_group_window: 2ms\n"),
    /** Flush once per window of 5 ms, then acknowledge all that waited. Loses nothing acknowledged. */
    GROUP_5_MS("commitlog_sync: group\ncommitlog_sync_group_window: 5ms\n"),
    /** Acknowledge, flush later: <b>loses acknowledged rows</b> when the process is killed. For measurements of the limit only. */
    PERIODIC("commitlog_sync: periodic\ncommitlog_sync_period: 10s\n");

    private final String yaml;

    CommitLogMode(String yaml) {
        this.yaml = yaml;
    }

    String yaml() {
        return yaml;
    }
}
