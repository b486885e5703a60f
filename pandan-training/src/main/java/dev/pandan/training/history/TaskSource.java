package dev.pandan.training.history;

import dev.pandan.spec.project.StoreAddress;
import dev.pandan.store.Store;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.TaskCompletionListener;

/** Reads a store in Spark's tasks, whose processes connect by themselves. */
public final class TaskSource implements EventSource {
    /** Servers that gather a whole range before they answer stay small, and two streams of unequal sizes mix. */
    private static final int SPLITS_PER_TASK = 4;

    private final ProgramText text;
    private final Store store;
    private final StoreAddress address;
    private final String namespace;

    /**
     * @param store used to cut the streams into parts
     * @param address where the tasks find the same store; not embedded
     */
    public TaskSource(ProgramText text, Store store, StoreAddress address, String namespace) {
        this.text = text;
        this.store = store;
        this.address = address;
        this.namespace = namespace;
    }

    @Override
    public JavaRDD<LogRow> rows(JavaSparkContext spark, List<String> streams, String decision, int parts) {
        List<StreamSplit> splits =
                new SplitReader(text.project(), store, decision).splits(streams, parts * SPLITS_PER_TASK);
        List<List<StreamSplit>> groups = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < Math.min(parts, splits.size()); i++) {
            groups.add(new ArrayList<>());
            numbers.add(i);
        }
        for (int i = 0; i < splits.size(); i++) {
            groups.get(i % groups.size()).add(splits.get(i));
        }
        Connection connection = new Connection(text, address, namespace, decision, groups);
        return spark.parallelize(numbers, numbers.size()).flatMap(connection::read);
    }

    /** What a task needs to read its parts: sent with the task, since Spark's serializer of rows cannot make records. */
    private static final class Connection implements Serializable {
        private static final long serialVersionUID = 1L;

        private final ProgramText text;
        private final String kind;
        private final ArrayList<String> hosts;
        private final HashMap<String, String> options;
        private final String namespace;
        private final String decision;
        private final ArrayList<ArrayList<StreamSplit>> groups = new ArrayList<>();

        Connection(
                ProgramText text,
                StoreAddress address,
                String namespace,
                String decision,
                List<List<StreamSplit>> groups) {
            groups.forEach(group -> this.groups.add(new ArrayList<>(group)));
            this.text = text;
            this.kind = address.kind();
            this.hosts = new ArrayList<>(address.hosts());
            this.options = new HashMap<>(address.options());
            this.namespace = namespace;
            this.decision = decision;
        }

        /** One row at a time: a part is never in memory as a whole. */
        Iterator<LogRow> read(int group) {
            StoreAddress address = new StoreAddress(kind, false, hosts, namespace, Map.copyOf(options));
            TaskStores.Use use = TaskStores.ofProcess().use(address);
            SplitRows rows = new SplitRows(
                    groups.get(group), () -> new SplitReader(text.project(), use.store(), decision), use::close);
            TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> rows.close());
            return rows;
        }
    }
}
