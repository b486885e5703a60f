package dev.pandan.expression.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.analysis.Analyzer;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.RelationCache;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry;
import org.apache.spark.sql.catalyst.catalog.InMemoryCatalog;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.optimizer.ReplaceExpressions;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.OneRowRelation;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.trees.TreePattern;
import org.apache.spark.sql.connector.catalog.CatalogManager;
import org.apache.spark.sql.connector.catalog.CatalogPlugin;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Spark SQL without Pandan: a select list is parsed, analysed and interpreted, never compiled. For one thread. */
final class SparkEvaluator {
    private static final int TOGETHER = 60;

    private final SQLConf conf = new SQLConf();
    private final CatalystSqlParser parser = new CatalystSqlParser();
    private final Analyzer analyzer;

    SparkEvaluator() {
        conf.setConfString("spark.sql.ansi.enabled", "false");
        conf.setConfString("spark.sql.session.timeZone", "UTC");
        conf.setConfString("spark.sql.legacy.timeParserPolicy", "CORRECTED");
        conf.setConfString("spark.sql.timeType.enabled", "true");
        conf.setConfString("spark.sql.geospatial.enabled", "true");
        conf.setConfString("spark.sql.alwaysInlineCommonExpr", "true");
        InMemoryCatalog nothing = new InMemoryCatalog(new SparkConf(false), new Configuration(false));
        SessionCatalog catalog =
                new SessionCatalog(nothing, FunctionRegistry.builtin(), TableFunctionRegistry.builtin());
        analyzer = new Analyzer(new CatalogManager(new NoTables(), catalog), RelationCache.empty());
    }

    <T> T pinned(Supplier<T> work) {
        return SQLConf.withExistingConf(conf, work::get);
    }

    /** The expressions of a select list, as they were parsed; none if it reads a table. */
    List<Expression> parse(String select) {
        return pinned(
                () -> parser.parsePlan(select) instanceof Project project && project.child() instanceof OneRowRelation
                        ? list(project)
                        : List.of());
    }

    /**
     * What Spark makes of expressions, in their order; of those that it refuses, null.
     */
    List<@Nullable Known> know(List<String> expressions) {
        List<@Nullable Known> known = new ArrayList<>();
        for (int from = 0; from < expressions.size(); from += TOGETHER) {
            known.addAll(together(expressions.subList(from, Math.min(expressions.size(), from + TOGETHER))));
        }
        return known;
    }

    private List<@Nullable Known> together(List<String> expressions) {
        try {
            return pinned(() -> analyzed(expressions));
        } catch (Exception e) {
            List<@Nullable Known> known = new ArrayList<>();
            if (expressions.size() == 1) {
                known.add(null);
                return known;
            }
            int half = expressions.size() / 2;
            known.addAll(together(expressions.subList(0, half)));
            known.addAll(together(expressions.subList(half, expressions.size())));
            return known;
        }
    }

    private List<@Nullable Known> analyzed(List<String> expressions) {
        String select = expressions.stream()
                .map(expression -> "string(" + expression + ")")
                .collect(Collectors.joining(",\n", "SELECT ", ""));
        LogicalPlan plan =
                analyzer.executeAndCheck(parser.parsePlan(select), new QueryPlanningTracker(scala.Option.empty()));
        List<Expression> typed = list((Project) plan);
        List<Expression> replaced = list((Project) ReplaceExpressions.apply(plan));
        List<@Nullable Known> known = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            boolean repeatable = typed.get(i).deterministic() && !typed.get(i).exists(SparkEvaluator::isOfTheMoment);
            known.add(repeatable ? evaluated(replaced.get(i)) : new Known(false, false, null));
        }
        return known;
    }

    private static boolean isOfTheMoment(Expression node) {
        return node.nodePatterns().contains(TreePattern.CURRENT_LIKE());
    }

    private static Known evaluated(Expression expression) {
        try {
            Object value = expression.freshCopyIfContainsStatefulExpression().eval(null);
            return new Known(true, false, value == null ? null : value.toString());
        } catch (Exception e) {
            return new Known(true, true, null);
        }
    }

    /**
     * An expression as Spark sees it.
     *
     * @param repeatable neither random nor of the moment
     * @param throwing whether it threw
     * @param text its value as text
     */
    record Known(
            boolean repeatable, boolean throwing, @Nullable String text) {}

    private static List<Expression> list(Project project) {
        List<Expression> expressions = new ArrayList<>();
        for (NamedExpression named : CollectionConverters.asJava(project.projectList())) {
            expressions.add(
                    ((Expression) named).children().isEmpty()
                            ? (Expression) named
                            : ((Expression) named).children().head());
        }
        return expressions;
    }

    private static final class NoTables implements CatalogPlugin {
        @Override
        public void initialize(String name, CaseInsensitiveStringMap options) {}

        @Override
        public String name() {
            return "none";
        }
    }
}
