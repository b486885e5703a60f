package dev.pandan.spec.project;

import static dev.pandan.spec.project.Field.optional;
import static dev.pandan.spec.project.Field.required;

import dev.pandan.spec.project.Shape.Choice;
import dev.pandan.spec.project.Shape.ChoiceOrClass;
import dev.pandan.spec.project.Shape.ExpressionOr;
import dev.pandan.spec.project.Shape.ListOf;
import dev.pandan.spec.project.Shape.MapOf;
import dev.pandan.spec.project.Shape.Nested;
import dev.pandan.spec.project.Shape.OneOrMany;
import dev.pandan.spec.project.Shape.Scalar;
import dev.pandan.spec.type.ScalarType;
import java.util.Arrays;
import java.util.List;

/**
 * The sections of a project file and their keys: the one source of what the reader accepts, the JSON Schema and the reference page.
 */
final class Section {
    static final Section COSTS = new Section(
            "costs",
            "Costs of the two kinds of error, in any one unit.",
            List.of(
                    required("missed", Scalar.NUMBER, "Cost of a positive about which nothing was done, at least 0."),
                    required("false_alarm", Scalar.NUMBER, "Cost of an action about a negative, at least 0.")));

    static final Section TARGET = new Section(
            "target",
            "A rate that training chooses a threshold by, on the validation rows; one of these.",
            List.of(
                    optional("alarms", Scalar.NUMBER, "At most this share of all events is acted on, between 0 and 1."),
                    optional("precision", Scalar.NUMBER, "At least this share of the alarms is right."),
                    optional("recall", Scalar.NUMBER, "At least this share of the positives is found.")));

    static final Section RULE = new Section(
            "rule",
            "A condition and what is done when it holds.",
            List.of(
                    required(
                            "when",
                            Scalar.EXPRESSION,
                            "Condition over `score` and the decision's features, for example `score >= 0.6`, or `score >= 30` where a number is predicted; where a class is, also over `predicted` and `probabilities['name']`."),
                    required("action", Scalar.NAME, "What is to be done.")));

    static final Section POLICY = new Section(
            "policy",
            "What is done with the score. The first rule that holds decides.",
            List.of(
                    optional(
                            "costs",
                            new Nested(COSTS),
                            "Lets evaluation state the cost at each threshold and the threshold that costs least; not for models that predict anything but true or false."),
                    optional(
                            "target",
                            new Nested(TARGET),
                            "Lets evaluation state the threshold that keeps a rate; not for models that predict anything but true or false."),
                    optional("rules", new ListOf(new Nested(RULE)), "Rules, tried in order."),
                    required("otherwise", Scalar.NAME, "Action when no rule holds."),
                    required(
                            "fallback",
                            Scalar.NAME,
                            "Action when there is no score: no model yet, or the score is NaN.")));

    static final Section MODEL = new Section(
            "model",
            "How the score is made.",
            List.of(
                    required(
                            "trainer",
                            new Choice(PythonReader.TRAINERS),
                            "Who trains: `spark` is Spark MLlib, `python` a script of yours."),
                    optional(
                            "algorithm",
                            new ChoiceOrClass(ModelSpec.ALGORITHMS),
                            "The algorithm, needed by `spark`; see the guide of training for what each of them learns and serves. Or an estimator of yours, by the name of its class with the package, out of `jar`."),
                    optional("jar", Scalar.TEXT, "Jar with that class, relative to the project file."),
                    optional(
                            "predicts",
                            new Choice(Target.texts()),
                            "What the label is, and with it the score. `binary`: whether something is so, with a probability. `number`: how much. `class`: which of several, the label being a text or a whole number. `cluster`: which group, and `anomaly`: how unusual, both learnt without a label. By default what the algorithm predicts first, see the guide of training; `binary` for a script."),
                    optional(
                            "script",
                            Scalar.TEXT,
                            "Python file that trains, relative to the project file; `python` needs it."),
                    optional(
                            "requirements",
                            Scalar.TEXT,
                            "File with the packages that the script needs, as pip reads it; they are installed once. By default the packages of `python3`."),
                    optional(
                            "time_limit",
                            Scalar.DURATION,
                            "How long the script may run, for example `30m`; 1h by default."),
                    optional(
                            "params",
                            new MapOf("parameter", new OneOrMany(Scalar.VALUE)),
                            "Parameters under Spark's own names, for example `maxIter`; for a script whatever it reads."),
                    optional(
                            "weights",
                            Scalar.EXPRESSION,
                            "What a training row weighs: an expression over the features of the decision, for example `1 + amount / 100`, that is finite and at least 0; a row of weight 0 is not learnt from. A script reads it as `data.train.weights`. Or, of `spark`, `balanced`: all classes weigh the same; not for numbers, clusters and anomalies. Either way the score is no probability any more. Metrics do not weigh rows."),
                    optional(
                            "search",
                            new MapOf("parameter", new ListOf(new OneOrMany(Scalar.VALUE))),
                            "Values to try, for example `maxDepth: [4, 6, 8]`; the best by AUC (of numbers by RMSE, of classes by log loss) on later training rows is taken."),
                    optional(
                            "trials",
                            Scalar.COUNT,
                            "How many combinations to try, at most " + SearchSpec.MOST
                                    + ", chosen at random; by default all."),
                    optional("seed", Scalar.COUNT, "Seed of that choice; by default 1."),
                    optional(
                            "calibrate",
                            new Choice(CalibrationMethod.texts()),
                            "Turns scores into probabilities, fitted on the last fifth of the training time, which the model then does not learn from: `isotonic`, a rising line through as many points as the rows give, or `platt`, a logistic function of the score's log-odds, for few rows. Only where a model says whether something is so."),
                    optional(
                            "hash",
                            new MapOf("feature", Scalar.COUNT),
                            "Text features of very many different values, and into how many buckets their values are put, from "
                                    + HashSpec.LEAST + " to " + HashSpec.MOST
                                    + ", for example `{shop: 256}`: by a hash of the text, so that no list of values is kept and a value that was not seen in training has a bucket too. See the guide of training."),
                    optional(
                            "folds",
                            Scalar.COUNT,
                            "Cross-validation by time: on how many later parts of the training rows each combination is measured, each after learning from the rows before it, at most "
                                    + SearchSpec.MOST_FOLDS + "; by default 1, the last fifth."),
                    optional(
                            "early_stopping",
                            Scalar.NUMBER,
                            "Of `gbt`: the share of the training rows, the latest, that is not learnt from but says when another tree does not help any more, at most "
                                    + SparkSpec.MOST_KEPT
                                    + ", for example `0.1`; by default all `maxIter` trees are learnt."),
                    optional(
                            "reasons",
                            Scalar.COUNT_OR_OFF,
                            "How many reasons an answer tells, 3 by default, at most " + ModelSpec.MOST_REASONS
                                    + "; `off`: none are computed."),
                    optional(
                            "promote_if",
                            Scalar.EXPRESSION,
                            "What has to hold of a bundle's metrics and the champion's on the same rows before it is promoted, for example `auc >= champion.auc - 0.002`.")));

    static final Section LABEL = new Section(
            "label",
            "What is to be predicted: a value on rows of a stream that are later than the event.",
            List.of(
                    required("stream", Scalar.NAME, "The stream that tells the outcome."),
                    optional(
                            "by",
                            Scalar.KEY,
                            "Key that the rows share with the event, as for a window; by default it is the one row with the event's id."),
                    required(
                            "value",
                            Scalar.EXPRESSION,
                            "Expression over the columns of the earliest row, or over aggregates of all rows (`count(*) > 2`): a boolean, where a number is true unless 0, or, if the model predicts a number, that number; if it predicts a class, a text or a whole number."),
                    required(
                            "within",
                            Scalar.DURATION,
                            "Horizon W: the rows lie in (t, t + W]. Only events older than W have a label."),
                    optional(
                            "missing",
                            new Choice(List.of("unknown", "negative")),
                            "What no row, or no value, means; `unknown` (default) leaves the event out. Numbers and classes are never `negative`.")));

    static final Section LOOKUP = new Section(
            "lookup",
            "A row of a table, read by key; its columns are used as `name.column`.",
            List.of(
                    required("table", Scalar.NAME, "The table."),
                    required(
                            "key",
                            new OneOrMany(Scalar.EXPRESSION),
                            "Expression on the event, one per key column of the table.")));

    static final Section FEATURE = new Section(
            "feature",
            "An input of the model and of the rules. A feature that needs nothing more is its expression alone.",
            List.of(
                    required("value", Scalar.EXPRESSION, "Spark SQL expression; see the guide of features."),
                    optional("description", Scalar.TEXT, "What it means, for people; shown by `pandan features`."),
                    optional(
                            "size",
                            Scalar.COUNT,
                            "Number of elements of a vector, 1 to " + FeatureSpec.MOST_ELEMENTS
                                    + ", where the expression does not tell it; an array of another size is a missing vector.")));

    static final Section EVALUATE = new Section(
            "evaluate",
            "How the models of a decision are measured, by `train` and `evaluate`.",
            List.of(
                    optional(
                            "by",
                            new OneOrMany(Scalar.NAME),
                            "Features, or columns of the decision's stream, by whose values metrics are told apart as well, for example `[origin]`."),
                    optional(
                            "resamples",
                            Scalar.COUNT_OR_OFF,
                            "How often rows are drawn for the intervals of metrics, at least 20, by default "
                                    + EvaluateSpec.RESAMPLES + "; `off`: no intervals."),
                    optional("seed", Scalar.COUNT, "Seed of what is drawn; by default 1.")));

    static final Section DECISION = new Section(
            "decision",
            "A decision about every event of a stream.",
            List.of(
                    required("stream", Scalar.NAME, "The stream whose events are decided about."),
                    optional("lookups", new MapOf("name", new Nested(LOOKUP)), "Table rows that features use."),
                    required(
                            "features",
                            new MapOf("feature", new ExpressionOr(FEATURE)),
                            "Spark SQL expressions over the event's columns, lookups, other features and aggregates `OVER` a window. A string is a category."),
                    optional("label", new Nested(LABEL), "What is to be predicted; needed for a model."),
                    optional("model", new Nested(MODEL), "How the score is made."),
                    required("policy", new Nested(POLICY), "What is done with the score."),
                    optional("evaluate", new Nested(EVALUATE), "How models are measured.")));

    static final Section WINDOW = new Section(
            "window",
            "Rows of a stream with the event's key and `t - ending - last <= time < t - ending`, t being the event's time.",
            List.of(
                    required("stream", Scalar.NAME, "The stream whose rows are collected."),
                    required(
                            "by",
                            Scalar.KEY,
                            "Key: a column, a list of columns, or a map from column of the stream to expression on the event. A column may also be an expression."),
                    required(
                            "last",
                            Scalar.LENGTH,
                            "Length: a duration (`90m`), a number of rows (`20 rows`: the latest), both (`20 rows within 7d`), or `ever`."),
                    optional(
                            "ending",
                            Scalar.DELAY,
                            "How long before the event the window ends, for example `10m before`; by default it ends with the event.")));

    static final Section PLACE = new Section(
            "place",
            "Where a column is in the table, and how its values are written.",
            List.of(
                    optional(
                            "at",
                            Scalar.TEXT,
                            "The column of the table where its name differs: `family:qualifier` in HBase, a path of fields (`customer.city`) in MongoDB, a name in Cassandra."),
                    optional(
                            "encoding",
                            new Choice(Encoding.texts()),
                            "How the bytes in HBase are to be read; see the guide of databases.")));

    static final Section KEY_PART = new Section(
            "key_part",
            "A part of a row key in HBase. It ends after its width, before its delimiter, or with the key.",
            List.of(
                    optional(
                            "column",
                            Scalar.NAME,
                            "The column that it is the value of; without one it is passed over."),
                    optional(
                            "encoding",
                            new Choice(Encoding.texts()),
                            "How it is written; by default as the mapping says."),
                    optional(
                            "width",
                            Scalar.COUNT,
                            "Bytes of the part, where the encoding does not tell; shorter text is filled up with zero bytes."),
                    optional("until", Scalar.TEXT, "The delimiter behind it, which is no part of the value.")));

    static final Section MAPPING = new Section(
            "mapping",
            "Where the columns of a table of yours are, and how their values are written.",
            List.of(
                    optional(
                            "encoding",
                            new Choice(Encoding.texts()),
                            "HBase: how values are written of which nothing else is said; by default `text`."),
                    optional(
                            "row_key",
                            new ListOf(new Nested(KEY_PART)),
                            "HBase: the parts of a row key, in their order."),
                    optional(
                            "columns",
                            new MapOf("column", new Nested(PLACE)),
                            "Columns that are elsewhere, or written in another way.")));

    static final Section CAPTURE = new Section(
            "capture",
            "How rows that other programs write into the table become events.",
            List.of(
                    required(
                            "by",
                            new Choice(List.of("poll", "change_stream")),
                            "`poll`: the newest rows by time are read again and again; `change_stream`: MongoDB tells of new documents, and where it cannot they are polled."),
                    optional("every", Scalar.DURATION, "How long to wait between two polls; by default 1 s."),
                    optional(
                            "overlap",
                            Scalar.DURATION,
                            "How much older than the newest row a row may be when it appears; by default 1 h. Rows older than that are not seen.")));

    static final Section TABLE = new Section(
            "table",
            "A table that events look up rows in.",
            List.of(
                    required("key", new OneOrMany(Scalar.NAME), "Key column or columns."),
                    required("columns", new MapOf("column", Scalar.TYPE), "Columns with their types."),
                    optional(
                            "from",
                            Scalar.TEXT,
                            "An existing table of yours, `keyspace.table`; it is read as it is and never written."),
                    optional("mapping", new Nested(MAPPING), "Where its columns are, if not where their names say."),
                    optional(
                            "valid_from",
                            Scalar.NAME,
                            "Timestamp column: the row holds from that time on, until the next row of the same key; null: since ever. Not a part of the key."),
                    optional(
                            "unversioned",
                            new Choice(List.of("accept")),
                            "Needed with `from` unless there is `valid_from`: training reads today's row, not the one of then.")));

    static final Section STREAM = new Section(
            "stream",
            "A stream of events.",
            List.of(
                    required("id", Scalar.NAME, "Column that identifies an event in the stream."),
                    required("time", Scalar.NAME, "Timestamp column: the event time, kept to the microsecond."),
                    required(
                            "columns",
                            new MapOf("column", Scalar.TYPE),
                            "Columns with their types, id and time included."),
                    optional(
                            "from",
                            Scalar.TEXT,
                            "An existing table of yours, `keyspace.table`, whose rows are history of this stream; never written."),
                    optional("mapping", new Nested(MAPPING), "Where its columns are, if not where their names say."),
                    optional(
                            "capture",
                            new Nested(CAPTURE),
                            "Makes its rows events of this stream, those there are and those that come, while `pandan serve` runs."),
                    optional(
                            "keep",
                            Scalar.DURATION,
                            "How long before the stream's newest event decisions are kept, at least 1 d: what is older, and is reached by no window or label of what is kept, is removed by `pandan store expire`. By default everything is kept."),
                    optional(
                            "valid",
                            new MapOf("name", Scalar.EXPRESSION),
                            "Conditions on a row; a row for which one is not true is rejected with the condition's name.")));

    static final Section PROJECT = new Section(
            "project",
            "The project file, YAML 1.2 (core schema). Write expressions in block style.",
            List.of(
                    required("pandan", new Choice(List.of("1")), "Version of this format."),
                    required("name", Scalar.NAME, "The project's name; also the default keyspace."),
                    required(
                            "store",
                            Scalar.TEXT,
                            "Where the database is: " + StoreKind.examples("`")
                                    + "; `${NAME}` is taken from the environment, `${file:/path}` from a file."),
                    required("streams", new MapOf("stream", new Nested(STREAM)), "Streams of events."),
                    optional("tables", new MapOf("table", new Nested(TABLE)), "Lookup tables."),
                    optional(
                            "windows",
                            new MapOf("window", new Nested(WINDOW)),
                            "Windows that features aggregate over."),
                    required("decisions", new MapOf("decision", new Nested(DECISION)), "Decisions.")));

    private final String title;
    private final String doc;
    private final List<Field> fields;

    private Section(String title, String doc, List<Field> fields) {
        this.title = title;
        this.doc = doc;
        this.fields = fields;
    }

    String title() {
        return title;
    }

    String doc() {
        return doc;
    }

    List<Field> fields() {
        return fields;
    }

    List<String> keys() {
        return fields().stream().map(Field::name).toList();
    }

    /** Names of the types of single values. */
    static List<String> typeNames() {
        return Arrays.stream(ScalarType.values()).map(ScalarType::sqlName).toList();
    }
}
