package dev.pandan.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every refusal, with its place and its way out. The first feature of the test project stands in line 37 from column 10. */
final class ExpressionErrorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "distence * 2 | 10 | column 'distence' not found in stream 'departures' | (did you mean 'distance'?)",
                "1 + distence | 14 | column 'distence' not found in stream 'departures' | (did you mean 'distance'?)",
                "state | 10 | column 'state' not found | (did you mean 'airport.state'?)",
                "airport.stat | 10 | column 'stat' not found in lookup 'airport' (table 'airports') | (did you mean 'state'?)",
                "airport | 10 | is a whole row | airport.iata",
                "distance.x | 10 | extract a value from \"distance\" | INT",
                "sum(distance) | 10 | sum(...) is an aggregate and needs a window | OVER one of: arrivals_here_2h, route_7d)",
                "count(*) OVER route_8d | 10 | there is no window 'route_8d' | (did you mean 'route_7d'?)",
                "median(delay) OVER route_7d | 10 | median(...) OVER a window is not available | approx_percentile",
                "avrg(delay) OVER route_7d | 10 | there is no aggregate 'avrg' | (did you mean 'avg'?)",
                "abs(delay) OVER route_7d | 10 | abs(...) is no aggregate | available: count",
                "sum(DISTINCT delay) OVER route_7d | 10 | sum(DISTINCT ...) is not available | count(DISTINCT x)",
                "avg(delay) OVER (PARTITION BY origin) | 10 | a window written in place is not possible | declare it under windows:",
                "rank() OVER route_7d | 10 | rank(...) OVER a window is not available | available: count",
                "lag(distance) | 10 | lag(...) is an aggregate and needs a window | OVER",
                "first(distance) + 1 | 10 | first(...) is an aggregate and needs a window | OVER",
                "rank() | 10 | the window function rank(...) is not available | previous",
                "previous(delay, 0) OVER route_7d | 10 | how many rows back | from 1",
                "previous(delay, n) OVER route_7d | 10 | a number is expected | written out",
                "previous(delay) FILTER (WHERE delay > 0) OVER route_7d | 10 | takes no FILTER | last(x)",
                "rows(0, delay) OVER route_7d | 10 | how many rows | from 1 to 2048",
                "rows(20) OVER route_7d | 10 | rows found 1 arguments | rows(n, x, ...)",
                "rows(n, delay) OVER route_7d | 10 | a number is expected | written out",
                "rows(20, delay) | 10 | rows(...) is an aggregate and needs a window | OVER one of",
                "rows(20, delay) FILTER (WHERE delay > 0) OVER route_7d | 10 | takes no DISTINCT and no FILTER | by their place",
                "rows(2, gate) OVER route_7d | 10 | a vector is an array of numbers or booleans | string",
                "rows(2, distance) OVER route_7d | 18 | an aggregate reads those rows, not the event | delay",
                "rows(2, seconds_ago()) OVER route_8d | 10 | there is no window 'route_8d' | (did you mean 'route_7d'?)",
                "approx_percentile(delay, 95) OVER route_7d | 10 | the share | from 0 to 1",
                "max(array(delay)) OVER route_7d | 14 | windows keep no values of type array<int> | size(...)",
                "percentile_cont(0.5) WITHIN GROUP (ORDER BY delay) OVER route_7d | 10 | percentile_cont(...) OVER a window is not available | approx_percentile",
                "avg(distance) OVER route_7d | 14 | an aggregate reads those rows, not the event | delay",
                "avg(gate) OVER route_7d | 14 | expected a number, found string | double(...)",
                "avg(delay > 15) OVER route_7d | 14 | expected a number, found boolean | count_if",
                "count_if(delay) OVER route_7d | 19 | expected a condition (boolean), found int | compare",
                "avg(delay, fuel) OVER route_7d | 10 | avg found 2 arguments | avg(x)",
                "sum(avg(delay) OVER route_7d) OVER route_7d | 14 | cannot contain another | an aggregate",
                "rand() | 10 | rand(...) is refused: it is random, and a feature must give the same value live and in training | xxhash64",
                "uuid() | 10 | uuid(...) is refused | sha2(id, 256)",
                "now() | 10 | now(...) is refused | the event's time column",
                "current_date | 10 | current_date is refused | the event's time column",
                "current_timestamp() | 10 | current_timestamp(...) is refused | the event's time column",
                "unix_timestamp() | 10 | unix_timestamp(...) is refused | the event's time column",
                "double(DATE 'today') | 17 | relative to the day of compilation | the event's time column",
                "current_user() | 10 | current_user(...) is refused | depends on who runs it",
                "java_method('a', 'b') | 10 | java_method(...) is refused | runs any code",
                "raise_error('x') | 10 | never ends a decision by an error | NULL",
                "1 + | 13 | Syntax error | end of input",
                "hour(weight) | 10 | The first parameter requires | \"weight\" has the type \"DOUBLE\"",
                "distance + array(1) | 10 | Cannot resolve | (cast what does not fit, for example",
                "hourr(departed_at) | 10 | there is no function 'hourr' | (did you mean 'hour'?)",
                "departed_at | 10 | found timestamp | hour(...)",
                "day | 10 | found date | dayofweek(...)",
                "tag | 10 | found binary | string(...)",
                "split(origin, '-') | 10 | a vector is an array of numbers or booleans, found array<string> | double(...)",
                "sequence(1, distance) | 10 | a vector if its size is known, found array<int> | {value: ..., size: 8}",
                "array() | 10 | found array<void> | double(...)",
                "array_repeat(distance, 5000) | 10 | a vector of 5000 elements | 1 to 4096",
                "(NULL) | 11 | found nothing but NULL | double(...)",
                "(select 1) | 10 | a subquery is not possible | lookups:",
                "distance AS d | 10 | AS is not possible here | before the colon",
                "explode(array(1)) | 10 | makes many rows of one | not possible here",
                "abs(*) | 14 | * stands only in | count(*) OVER",
                "transform(array(distance), x -> x + distanse)[0] | 46 | column 'distanse' not found | (did you mean 'distance'?)",
                "element_at(array(1), 0) | 10 | The index 0 is invalid | 1",
            })
    void compile_aFeatureThatIsWrong_namesPlaceAndWayOut(String expression, int column, String found, String wayOut) {
        assertThat(Projects.feature("f", expression).problems())
                .singleElement()
                .asString()
                .startsWith("pandan.yaml 37:" + column + ": feature 'f': ")
                .contains(found, wayOut)
                .doesNotContain("SQLSTATE", "\n", "#");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "scor > 1 | 17 | 'scor' is neither score nor a feature (did you mean 'score'?)",
                "score | 17 | expected a condition (boolean), found double",
                "f > 1 and g > 1 | 27 | 'g' is neither score nor a feature",
                "count(*) OVER route_7d > 1 | 17 | OVER route_7d is for features only",
                "distance > 1 | 17 | 'distance' is neither score nor a feature",
            })
    void compile_aRuleThatIsWrong_namesPlaceAndWayOut(String condition, int column, String message) {
        assertThat(Projects.feature("f", "distance").rule(condition).problems())
                .singleElement()
                .asString()
                .startsWith("pandan.yaml 40:" + column + ": rule for action 'act': " + message);
    }

    @Test
    void problem_ofAFunctionThatVaries_saysWhyAndWhatInstead() {
        assertThat(Projects.feature("f", "convert_timezone('Asia/Seoul', to_timestamp_ntz(departed_at)) > now()")
                        .problems())
                .singleElement()
                .asString()
                .contains("now(...) is refused: it reads the clock", "(use the event's time column)");
        assertThat(Projects.feature("f", "hex(aes_encrypt(origin, '0000111122223333'))")
                        .problems())
                .singleElement()
                .asString()
                .contains("without an initialisation vector it makes a random one");
        assertThat(Projects.feature("f", "hex(aes_encrypt(origin, '0000111122223333', 'ECB'))")
                        .compile()
                        .decisions())
                .containsKey("late");
    }

    @Test
    void problem_ofAGeneratorAmongFunctions_saysThatItMakesManyRows() {
        assertThat(Projects.feature("f", "json_tuple(origin, 'a')").problems())
                .singleElement()
                .asString()
                .contains("json_tuple(...) makes many rows of one");
    }

    @Test
    void problem_ofAnArgumentThatIsReadWithoutARow_saysToWriteAConstant() {
        assertThat(Projects.feature("f", "kll_sketch_get_rank_double(tag, weight)")
                        .problems())
                .singleElement()
                .asString()
                .contains("is read without a row (write a constant there)");
    }

    @Test
    void compile_severalMistakes_reportsAllAtOnce() {
        Projects project = Projects.feature("a", "distence + wait")
                .with("b", "a + 1")
                .with("c", "hour(weight)")
                .with("d", "c || 'x'")
                .with("e", "avg(gate) OVER route_7d")
                .with("g", "count(*) OVER nowhere_7d")
                .rule("score > 'x' + unknown");
        assertThat(project.problems())
                .hasSize(5)
                .anyMatch(line -> line.startsWith("pandan.yaml 37:10: feature 'a': column 'distence'"))
                .anyMatch(line -> line.startsWith("pandan.yaml 37:21: feature 'a': column 'wait'"))
                .anyMatch(line -> line.startsWith("pandan.yaml 39:10: feature 'c': Cannot resolve \"hour(weight)\""))
                .anyMatch(line -> line.startsWith("pandan.yaml 41:14: feature 'e': expected a number, found string"))
                .anyMatch(line -> line.startsWith("pandan.yaml 42:10: feature 'g': there is no window 'nowhere_7d'"));
    }

    @Test
    void compile_aCircleOfFeatures_showsThePath() {
        Projects project =
                Projects.feature("a", "1 + b").with("b", "c * 2").with("c", "a").with("d", "a");
        assertThat(project.problems())
                .containsExactly(
                        "pandan.yaml 39:10: feature 'c': features use each other in a circle: a -> b -> c -> a");
        assertThat(Projects.feature("f", "f + 1").problems())
                .containsExactly("pandan.yaml 37:10: feature 'f': features use each other in a circle: f -> f");
    }

    @Test
    void compile_aFeatureCalledScore_isRefused() {
        assertThat(Projects.feature("score", "distance").problems())
                .containsExactly(
                        "pandan.yaml 37:14: feature 'score': the rules of a policy use this name for the model's score (choose another name)");
    }

    @Test
    void compile_keyConditionAndLabelThatAreWrong_areReported() {
        String yaml = Projects.feature("f", "count(*) OVER route_7d")
                .yaml()
                .replace("by: [origin, destination]", "by: {origin: orign, delay: array(1)}")
                .replace("key: origin}", "key: nowhere}")
                .replace(
                        "    policy:",
                        "    label: {stream: arrivals, value: gate, within: 1h, missing: unknown}\n    policy:")
                .replace("    time: arrived_at\n", "    time: arrived_at\n    valid: {possible: delay + 1}\n");
        assertThat(Projects.problems(Projects.read(yaml)))
                .anyMatch(line -> line.contains("condition 'possible': expected a condition (boolean), found int"))
                .anyMatch(
                        line -> line.contains(
                                "key of window 'route_7d' for decision 'late': column 'orign' not found in stream 'departures' (did you mean 'origin'?)"))
                .anyMatch(line -> line.contains("found array<int>, which cannot be compared with 'delay' of type int"))
                .anyMatch(line -> line.contains("key of lookup 'airport': column 'nowhere' not found"))
                .anyMatch(line ->
                        line.contains("label: expected a condition or a number (not 0 means true), found string"))
                .hasSize(5);
    }

    @Test
    void compile_aBlockOfText_namesLineAndColumn() {
        assertThat(Projects.feature("f", "|\n        distance\n        + distence")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("pandan.yaml 39:11: feature 'f': column 'distence' not found");
    }
}
