package dev.pandan.expression.catalyst;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.catalyst.analysis.Analyzer;
import org.apache.spark.sql.catalyst.analysis.RelationCache;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry;
import org.apache.spark.sql.catalyst.catalog.InMemoryCatalog;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.connector.catalog.CatalogManager;
import org.apache.spark.sql.connector.catalog.CatalogPlugin;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.jspecify.annotations.Nullable;

/** Spark's analyzer, made when it is first needed: it loads a thousand classes. */
final class Analysis {
    private final Functions functions;
    private @Nullable Analyzer analyzer;

    Analysis(Functions functions) {
        this.functions = functions;
    }

    Analyzer analyzer() {
        if (analyzer == null) {
            InMemoryCatalog nothing = new InMemoryCatalog(new SparkConf(false), new Configuration(false));
            SessionCatalog catalog = new SessionCatalog(nothing, functions.registry(), TableFunctionRegistry.builtin());
            analyzer = new Analyzer(new CatalogManager(new NoTables(), catalog), RelationCache.empty());
        }
        return analyzer;
    }

    /** A catalogue without content: expressions name no tables. */
    private static final class NoTables implements CatalogPlugin {
        @Override
        public void initialize(String name, CaseInsensitiveStringMap options) {}

        @Override
        public String name() {
            return "none";
        }
    }
}
