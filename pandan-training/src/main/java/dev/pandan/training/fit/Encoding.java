package dev.pandan.training.fit;

import dev.pandan.training.history.FeatureExample;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.BinaryAttribute;
import org.apache.spark.ml.attribute.NumericAttribute;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.types.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * Rows of features as vectors, with the same result as the stages of {@link Preprocessing} (which is checked after every fit) at a fraction of their time: numbers, then
 * indicators of missing numbers, then one place per category and one for others.
 */
final class Encoding implements Serializable {
    private static final long serialVersionUID = 1L;

    private final NumberInput[] numbers;
    private final Scale[] scales;
    private final NumberInput[] indicators;
    private final int[] categories;
    private final ArrayList<HashMap<String, Integer>> places = new ArrayList<>();
    /** Place of a category not listed and of a missing one, per category feature. */
    private final ArrayList<Integer> others = new ArrayList<>();

    private final int size;

    Encoding(Design design, Statistics statistics) {
        this.numbers = design.numbers().toArray(NumberInput[]::new);
        this.scales = Arrays.stream(numbers)
                .map(number -> Scale.of(design, statistics.number(number)))
                .toArray(Scale[]::new);
        this.indicators = design.indicators().toArray(NumberInput[]::new);
        this.categories = design.categories().stream().mapToInt(i -> i).toArray();
        int next = numbers.length + indicators.length;
        for (int feature : categories) {
            List<String> ordered = statistics.categoriesByRows(feature);
            HashMap<String, Integer> place = new HashMap<>();
            for (String category : ordered) {
                place.put(category, next++);
            }
            places.add(place);
            others.add(next++);
        }
        this.size = next;
    }

    /** Length of the vectors. */
    int size() {
        return size;
    }

    /** What MLlib's own stages say of the columns: that those of categories are 0 or 1, which its trees split otherwise than numbers. */
    Metadata metadata() {
        Attribute[] attributes = new Attribute[size];
        Arrays.setAll(
                attributes,
                i -> i < numbers.length + indicators.length
                        ? NumericAttribute.defaultAttr()
                        : BinaryAttribute.defaultAttr());
        return new AttributeGroup(Preprocessing.VECTOR, attributes).toMetadata();
    }

    /** Without zeros, which MLlib's factorization machine cannot take. */
    Vector encode(FeatureExample row) {
        return encode(row.values());
    }

    Vector encode(@Nullable Object[] row) {
        int[] at = new int[numbers.length + indicators.length + categories.length];
        double[] values = new double[at.length];
        int used = 0;
        for (int i = 0; i < numbers.length; i++) {
            double number = numbers[i].in(row);
            double value = scales[i].of(number);
            if (value != 0) {
                at[used] = i;
                values[used++] = value;
            }
        }
        for (int i = 0; i < indicators.length; i++) {
            if (Double.isNaN(indicators[i].in(row))) {
                at[used] = numbers.length + i;
                values[used++] = 1;
            }
        }
        for (int i = 0; i < categories.length; i++) {
            at[used] = row[categories[i]] instanceof String category
                    ? places.get(i).getOrDefault(category, others.get(i))
                    : others.get(i);
            values[used++] = 1;
        }
        return Vectors.sparse(size, Arrays.copyOf(at, used), Arrays.copyOf(values, used));
    }
}
