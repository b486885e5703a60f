package dev.pandan.model.signature;

import dev.pandan.model.Domain;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Which features go into which input of a model. An input with a feature's name takes that feature. The only other input of a
 * type takes all features of that type, none of which has an input of its own, side by side in the order of the decision: numbers and vectors as {@code float} or {@code double}, categories as {@code string}, or as {@code int64} numbers of
 * the categories in the order in which the domain lists them.
 */
public final class Signature {
    private final Domain domain;
    private final Map<String, Feed> feeds = new LinkedHashMap<>();
    private final List<String[]> misfits = new ArrayList<>();
    private final TreeSet<Integer> left = new TreeSet<>();
    private final TreeSet<Integer> named = new TreeSet<>();

    private Signature(Domain domain) {
        this.domain = domain;
        IntStream.range(0, domain.inputs().size()).forEach(left::add);
    }

    /** Feeds by input; {@code MISMATCH} with a table of what is missing, extra or of another type if the model does not take exactly the domain. */
    public static Map<String, Feed> bind(Domain domain, Collection<ModelInput> inputs) {
        Signature signature = new Signature(domain);
        List<ModelInput> packed = new ArrayList<>();
        for (ModelInput input : inputs) {
            int position = signature.position(input.name());
            if (position >= 0) {
                signature.single(input, position);
            } else {
                packed.add(input);
            }
        }
        packed.forEach(input -> signature.pack(input, signature.isOnly(input, packed)));
        signature.left.forEach(signature::missing);
        if (!signature.misfits.isEmpty()) {
            throw signature.failure();
        }
        return signature.feeds;
    }

    private int position(String name) {
        return IntStream.range(0, domain.inputs().size())
                .filter(i -> domain.inputs().get(i).name().equals(name))
                .findFirst()
                .orElse(-1);
    }

    private void single(ModelInput input, int position) {
        Domain.Input feature = domain.inputs().get(position);
        left.remove(position);
        named.add(position);
        if (!input.type().takes(feature)) {
            misfit(feature.name(), feature.kind(), input.text(), "of another type");
        } else if (!input.takes(feature.width())) {
            misfit(feature.name(), feature.kind(), input.text(), "of another size");
        } else {
            feeds.put(input.name(), new Feed(input.type(), domain, new int[] {position}, input.flat()));
        }
    }

    /** Whether no other input takes features of its kind, by name or side by side. */
    private boolean isOnly(ModelInput input, List<ModelInput> packed) {
        List<Domain.Input> taken = domain.inputs().stream()
                .filter(feature -> input.type().takes(feature))
                .toList();
        long takers = packed.stream()
                .filter(other -> taken.stream().anyMatch(feature -> other.type().takes(feature)))
                .count();
        return takers == 1 && named.stream().map(domain.inputs()::get).noneMatch(taken::contains);
    }

    private void pack(ModelInput input, boolean isOnly) {
        int[] some = left.stream()
                .filter(i -> isOnly)
                .filter(i -> input.type().takes(domain.inputs().get(i)))
                .mapToInt(i -> i)
                .toArray();
        int width = IntStream.of(some).map(i -> domain.inputs().get(i).width()).sum();
        boolean isMisnamed = some.length > 1 && input.takes(1) && !input.takes(width);
        if (some.length == 0 || isMisnamed) {
            misfit(
                    input.name(),
                    "",
                    input.text(),
                    input.type().isCode() ? "needs a list of categories" : "extra: no feature");
            return;
        }
        if (!input.takes(width)) {
            misfit(input.name(), width + " values", input.text(), "of another size");
        } else {
            feeds.put(input.name(), new Feed(input.type(), domain, some, input.flat()));
        }
        IntStream.of(some).forEach(left::remove);
    }

    private void missing(int position) {
        Domain.Input feature = domain.inputs().get(position);
        misfit(feature.name(), feature.kind(), "", "missing in the model");
    }

    private void misfit(String name, String feature, String model, String problem) {
        misfits.add(new String[] {name, feature, model, problem});
    }

    private PandanException failure() {
        StringBuilder text = new StringBuilder("the model does not take the decision's features:");
        text.append(line("name", "feature", "model's input", "problem"));
        misfits.forEach(row -> text.append(line(row[0], row[1], row[2], row[3])));
        text.append("\n  Expected: an input per feature, or one input for all features of a type");
        return PandanException.of(ErrorCode.MISMATCH, text.toString());
    }

    private static String line(String name, String feature, String model, String problem) {
        return String.format(Locale.ROOT, "%n  %-24s %-14s %-16s %s", name, feature, model, problem);
    }
}
