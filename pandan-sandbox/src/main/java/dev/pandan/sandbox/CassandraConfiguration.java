package dev.pandan.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that a server reads at its start: {@code cassandra.yaml} and its logger's configuration. */
final class CassandraConfiguration {
    /** Everything but addresses, folders and the commit log's mode. Plausible for two shared cores; not tuned by measurement. */
    private static final String FIXED = """
            cluster_name: pandan
            partitioner: org.apache.cassandra.dht.Murmur3Partitioner
            endpoint_snitch: SimpleSnitch
            dynamic_snitch: false
            num_tokens: 1
            auto_bootstrap: false
            start_native_transport: true
            commitlog_segment_size: 32MiB
            commitlog_total_space: 512MiB
            commit_failure_policy: die
            disk_failure_policy: die
            memtable_allocation_type: offheap_objects
            memtable_flush_writers: 1
            concurrent_reads: 16
            concurrent_writes: 512
            concurrent_counter_writes: 2
            concurrent_materialized_view_writes: 2
            concurrent_compactors: 1
            compaction_throughput: 0MiB/s
            native_transport_max_threads: 512
            auto_snapshot: false
            batch_size_warn_threshold: 1024KiB
            batch_size_fail_threshold: 8192KiB
            unlogged_batch_across_partitions_warn_threshold: 10000
            key_cache_size: 0MiB
            row_cache_size: 0MiB
            counter_cache_size: 0MiB
            read_request_timeout: 20s
            range_request_timeout: 60s
            write_request_timeout: 20s
            cas_contention_timeout: 20s
            truncate_request_timeout: 60s
            request_timeout: 20s
            slow_query_log_timeout: 0ms
            diagnostic_events_enabled: false
            """;

    /** What Cassandra 4.1 does not know. */
    private static final String SINCE_5 = """
            storage_compatibility_mode: NONE
            memtable:
              configurations:
                skiplist:
                  class_name: SkipListMemtable
                trie:
                  class_name: TrieMemtable
                default:
                  inherits: trie
            sstable:
              selected_format: bti
            """;

    private static final String LOGINS = """
            authenticator: PasswordAuthenticator
            authorizer: CassandraAuthorizer
            role_manager: CassandraRoleManager
            permissions_validity: 0ms
            """;

    private static final String LOGGING = """
            <configuration>
              <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d{ISO8601} %-5level [%thread] %logger{0} %msg%n</pattern></encoder>
              </appender>
              <root level="WARN"><appender-ref ref="OUT"/></root>
              <logger name="org.apache.cassandra.db.commitlog" level="INFO"/>
              <logger name="org.apache.cassandra.transport.Server" level="INFO"/>
              <logger name="org.apache.cassandra.service.StartupChecks" level="ERROR"/>
            </configuration>
            """;

    private CassandraConfiguration() {}

    static void write(CassandraOptions options, ServerFolder folder, ServerState state) {
        write(folder.configuration(), yaml(options, folder, state));
        write(folder.logging(), LOGGING);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw ServerFolder.unusable(file, failure);
        }
    }

    private static String yaml(CassandraOptions options, ServerFolder folder, ServerState state) {
        Path root = folder.root();
        int memtableMb = options.heapMb() / 4;
        return FIXED
                + (ChildCommand.isVersion4(ChildCommand.classPath(options)) ? "" : SINCE_5)
                + options.commitLog().yaml()
                + (options.logins() ? LOGINS : "")
                + options.tls().map(CassandraTls::yaml).orElse("")
                + "memtable_heap_space: " + memtableMb + "MiB\n"
                + "memtable_offheap_space: " + memtableMb + "MiB\n"
                + "listen_address: " + options.bindAddress() + "\n"
                + "rpc_address: " + options.bindAddress() + "\n"
                + "native_transport_port: " + state.port() + "\n"
                + "storage_port: " + state.storagePort() + "\n"
                + "seed_provider:\n"
                + "  - class_name: org.apache.cassandra.locator.SimpleSeedProvider\n"
                + "    parameters:\n"
                + "      - seeds: \"" + seeds(options, state) + "\"\n"
                + "initial_token: "
                + options.ring().map(ring -> ring.token(options.bindAddress())).orElse(0L) + "\n"
                + "hinted_handoff_enabled: " + options.ring().isPresent() + "\n"
                + "data_file_directories: [" + quoted(root.resolve("data")) + "]\n"
                + "commitlog_directory: " + quoted(root.resolve("commitlog")) + "\n"
                + "saved_caches_directory: " + quoted(root.resolve("caches")) + "\n"
                + "hints_directory: " + quoted(root.resolve("hints")) + "\n"
                + "cdc_raw_directory: " + quoted(root.resolve("cdc")) + "\n";
    }

    private static String seeds(CassandraOptions options, ServerState state) {
        return options.ring().map(CassandraRing::seeds).orElse(options.bindAddress() + ":" + state.storagePort());
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    /** System properties that go with these files. */
    static List<String> properties(ServerFolder folder) {
        return List.of(
                "-Dcassandra.config=" + folder.configuration().toUri(),
                "-Dcassandra.storagedir=" + folder.root(),
                "-Djava.io.tmpdir=" + folder.temporary(),
                "-Dcassandra-foreground=yes",
                "-Dlogback.configurationFile=" + folder.logging().toUri(),
                "-Dcassandra.skip_wait_for_gossip_to_settle=0",
                "-Dcassandra.ring_delay_ms=0",
                "-Dcassandra.schema_delay_ms=0",
                "-Dcassandra.superuser_setup_delay_ms=0",
                "-Dcassandra.shutdown_announce_in_ms=0",
                "-Dcassandra.memtable.row_overhead_size=100");
    }
}
