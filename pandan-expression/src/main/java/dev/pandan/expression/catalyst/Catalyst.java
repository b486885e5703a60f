package dev.pandan.expression.catalyst;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.CurrentTimeZone;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.optimizer.ConstantFolding;
import org.apache.spark.sql.catalyst.optimizer.ReplaceExpressions;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataTypes;
import scala.Option;

/**
 * Parses and analyses expressions under fixed settings: ANSI mode off, time zone UTC, names compared with their case. Settings of Spark are bound to threads, so
 * whatever touches Catalyst runs inside {@link #pinned}. Thread-safe but for {@link #analyze}, which is for one thread.
 */
public final class Catalyst {
    private final SQLConf conf = settings();
    private final ThreadLocal<Boolean> pinned = new ThreadLocal<>();
    private final CatalystSqlParser parser = new CatalystSqlParser();
    private final Functions functions = new Functions();
    private final Analysis analysis = new Analysis(functions);

    private static SQLConf settings() {
        SQLConf conf = new SQLConf();
        conf.setConfString("spark.sql.ansi.enabled", "false");
        conf.setConfString("spark.sql.session.timeZone", "UTC");
        conf.setConfString("spark.sql.caseSensitive", "true");
        conf.setConfString("spark.sql.legacy.timeParserPolicy", "CORRECTED");
        conf.setConfString("spark.sql.alwaysInlineCommonExpr", "true");
        conf.setConfString("spark.sql.timeType.enabled", "true");
        conf.setConfString("spark.sql.geospatial.enabled", "true");
        return conf;
    }

    public Functions functions() {
        return functions;
    }

    /** The settings, for what is evaluated row by row. */
    SQLConf conf() {
        return conf;
    }

    /** Runs work under the settings. */
    public <T> T pinned(Supplier<T> work) {
        boolean before = isPinned();
        return SQLConf.withExistingConf(conf, () -> {
            pinned.set(true);
            try {
                return work.get();
            } finally {
                pinned.set(before);
            }
        });
    }

    /** Whether this thread is under the settings. */
    boolean isPinned() {
        return Boolean.TRUE.equals(pinned.get());
    }

    /** Parses an expression; throws Spark's own exceptions, see {@link Failure}. */
    public Expression parse(String text) {
        return parser.parseExpression(text);
    }

    /** Resolves functions and types of expressions over {@code input}; throws Spark's own exceptions, see {@link Failure}. */
    public List<Expression> analyze(List<Expression> expressions, List<? extends Attribute> input) {
        return children(analysis.analyzer()
                .executeAndCheck(plan(expressions, input), new QueryPlanningTracker(Option.empty())));
    }

    /** Replaces what stands for other expressions, and computes what is constant. */
    public List<Expression> simplify(List<Expression> expressions, List<? extends Attribute> input) {
        List<Expression> zoned = expressions.stream().map(Catalyst::zoned).toList();
        return children(ConstantFolding.apply(ReplaceExpressions.apply(plan(zoned, input))));
    }

    /** The session's time zone, which some functions take where none is given. */
    private static Expression zoned(Expression expression) {
        return expression instanceof CurrentTimeZone
                ? Literal.create("UTC", DataTypes.StringType)
                : expression.mapChildren(Catalyst::zoned);
    }

    private static LogicalPlan plan(List<Expression> expressions, List<? extends Attribute> input) {
        List<NamedExpression> named = new ArrayList<>();
        for (Expression expression : expressions) {
            named.add(new Alias(
                    expression,
                    "e" + named.size(),
                    NamedExpression.newExprId(),
                    Seqs.seq(List.of()),
                    Option.empty(),
                    Seqs.seq(List.of())));
        }
        List<Attribute> attributes = List.copyOf(input);
        return new Project(
                Seqs.seq(named), new LocalRelation(Seqs.seq(attributes), Seqs.seq(List.of()), false, Option.empty()));
    }

    private static List<Expression> children(LogicalPlan plan) {
        return Seqs.list(((Project) plan).projectList()).stream()
                .map(named -> ((Alias) named).child())
                .toList();
    }
}
