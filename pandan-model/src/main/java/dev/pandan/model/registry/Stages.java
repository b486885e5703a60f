package dev.pandan.model.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What each bundle of a decision is there for. Immutable; changed as a whole, so that a server never sees half a change.
 *
 * @param champion version that decides; 0: none
 * @param before champions of old, the last one first
 * @param canary version that decides about a share of the events in place of the champion; 0: none
 * @param canaryShare its share, in (0, 1); 0 without one
 * @param retired versions that must not decide any more
 * @param challengers versions that score every event and decide about none; null in cells of old: none
 * @param deleted retired versions whose files are gone; null in cells of old: none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Stages(
        int champion,
        List<Integer> before,
        int canary,
        double canaryShare,
        SortedSet<Integer> retired,
        SortedSet<Integer> challengers,
        SortedSet<Integer> deleted) {
    /** Nothing decides. */
    public static final Stages NONE = new Stages(0, List.of(), 0, 0, new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

    /** Most challengers of a decision at a time. */
    public static final int MOST_CHALLENGERS = 8;

    private static final int REMEMBERED = 50;

    public Stages {
        before = List.copyOf(before);
        retired = Collections.unmodifiableSortedSet(new TreeSet<>(retired));
        challengers = frozen(challengers);
        deleted = frozen(deleted);
    }

    private static SortedSet<Integer> frozen(@Nullable SortedSet<Integer> versions) {
        return versions == null
                ? Collections.emptySortedSet()
                : Collections.unmodifiableSortedSet(new TreeSet<>(versions));
    }

    /** What a version is there for, for people: {@code champion}, {@code canary 10%}, {@code challenger}, {@code retired}, or nothing. */
    public String of(int version) {
        if (version == champion) {
            return "champion";
        } else if (version == canary) {
            return "canary " + percent() + "%";
        }
        if (challengers.contains(version)) {
            return "challenger";
        }
        return deleted.contains(version) ? "deleted" : retired.contains(version) ? "retired" : "";
    }

    /** The canary's share in percent, with the digits that the share has and no more. */
    public String percent() {
        return BigDecimal.valueOf(canaryShare)
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The version decides from now on; a canary of the same version has come to its end. */
    Stages promoted(String decision, int version) {
        requireActive(decision, version);
        if (version == champion) {
            return this;
        }
        List<Integer> former = new ArrayList<>();
        if (champion != 0) {
            former.add(champion);
        }
        former.addAll(before);
        former.removeIf(other -> other == version);
        List<Integer> remembered = former.subList(0, Math.min(REMEMBERED, former.size()));
        boolean ended = canary == version;
        return new Stages(
                version, remembered, ended ? 0 : canary, ended ? 0 : canaryShare, retired, without(version), deleted);
    }

    /** The champion before this one, as far as it may decide again. */
    public Optional<Integer> formerChampion() {
        return before.stream().filter(version -> !retired.contains(version)).findFirst();
    }

    /** The champion before this one decides again. */
    Stages rolledBack(String decision) {
        int last = formerChampion()
                .orElseThrow(() -> PandanException.of(
                        ErrorCode.NOT_FOUND,
                        "decision '" + decision
                                + "' had no other champion before that could decide again (promote one by its version: pandan models promote "
                                + decision + "@N)"));
        List<Integer> rest = before.subList(before.indexOf(last) + 1, before.size());
        boolean ended = canary == last;
        return new Stages(last, rest, ended ? 0 : canary, ended ? 0 : canaryShare, retired, without(last), deleted);
    }

    /**
     * The version takes a share of the events.
     *
     * @param share in (0, 1); 0 ends it
     */
    Stages canary(String decision, int version, double share) {
        if (share == 0) {
            return version == canary ? new Stages(champion, before, 0, 0, retired, challengers, deleted) : this;
        }
        requireActive(decision, version);
        if (champion == 0 || champion == version) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    label(decision, version) + " cannot be a canary: "
                            + (champion == 0
                                    ? "there is no champion beside which it could decide"
                                    : "it is the champion"));
        }
        return new Stages(champion, before, version, share, retired, without(version), deleted);
    }

    /** The version scores every event in the champion's shadow. */
    Stages challenged(String decision, int version) {
        requireActive(decision, version);
        if (version == champion || version == canary) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    label(decision, version) + " is the " + (version == champion ? "champion" : "canary")
                            + " and cannot be a challenger");
        }
        SortedSet<Integer> more = new TreeSet<>(challengers);
        more.add(version);
        if (more.size() > MOST_CHALLENGERS) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    "decision '" + decision + "' has " + MOST_CHALLENGERS
                            + " challengers, and there cannot be more (end one: pandan models challenge --end "
                            + label(decision, challengers.first()) + ")");
        }
        return new Stages(champion, before, canary, canaryShare, retired, more, deleted);
    }

    /** The version scores nothing any more. */
    Stages unchallenged(int version) {
        return new Stages(champion, before, canary, canaryShare, retired, without(version), deleted);
    }

    private SortedSet<Integer> without(int version) {
        SortedSet<Integer> fewer = new TreeSet<>(challengers);
        fewer.remove(version);
        return fewer;
    }

    /** The version must not decide any more. */
    Stages retired(String decision, int version) {
        requireIdle(decision, version, "retired");
        SortedSet<Integer> more = new TreeSet<>(retired);
        more.add(version);
        return new Stages(champion, before, canary, canaryShare, more, challengers, deleted);
    }

    /** The files of a retired version are gone. */
    Stages deleted(String decision, int version) {
        requireIdle(decision, version, "deleted");
        if (!retired.contains(version)) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    label(decision, version)
                            + " is not retired and cannot be deleted (retire it first: pandan models retire "
                            + label(decision, version) + ")");
        }
        SortedSet<Integer> more = new TreeSet<>(deleted);
        more.add(version);
        return new Stages(champion, before, canary, canaryShare, retired, challengers, more);
    }

    /** The version may decide again. */
    Stages restored(String decision, int version) {
        if (deleted.contains(version)) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    label(decision, version) + " is deleted and cannot be brought back; train anew");
        }
        SortedSet<Integer> fewer = new TreeSet<>(retired);
        fewer.remove(version);
        return new Stages(champion, before, canary, canaryShare, fewer, challengers, deleted);
    }

    /** Refuses what cannot happen to a version that serves, with the way to its end. */
    private void requireIdle(String decision, int version, String wanted) {
        String name = label(decision, version);
        String serves = name + " is %s and cannot be " + wanted + " (%s)";
        if (version == champion) {
            refuse(serves, "the champion", "promote another bundle first: pandan models promote " + decision + "@N");
        } else if (version == canary) {
            refuse(serves, "the canary", "end that first: pandan models canary " + name + " --share 0");
        } else if (challengers.contains(version)) {
            refuse(serves, "a challenger", "end that first: pandan models challenge --end " + name);
        }
    }

    private static void refuse(String text, String what, String wayOut) {
        throw PandanException.of(ErrorCode.MISMATCH, String.format(text, what, wayOut));
    }

    /** Fails with {@code MISMATCH} if the version must not decide any more. */
    public void requireActive(String decision, int version) {
        if (deleted.contains(version)) {
            throw PandanException.of(
                    ErrorCode.MISMATCH, label(decision, version) + " is deleted; train the decision anew");
        }
        if (retired.contains(version)) {
            throw PandanException.of(
                    ErrorCode.MISMATCH,
                    label(decision, version) + " is retired (bring it back with: pandan models retire --undo "
                            + label(decision, version) + ")");
        }
    }

    private static String label(String decision, int version) {
        return decision + "@" + version;
    }
}
