package dev.pandan.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pandan.spec.error.ErrorCode;
import dev.pandan.spec.error.PandanException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class StagesTest {
    private static Stages promoted(int... versions) {
        Stages stages = Stages.NONE;
        for (int version : versions) {
            stages = stages.promoted("late", version);
        }
        return stages;
    }

    @Test
    void rolledBack_isTheChampionBefore_andAgainTheOneBeforeThat() {
        Stages stages = promoted(1, 2, 3);
        assertThat(stages.champion()).isEqualTo(3);
        assertThat(stages.rolledBack("late").champion()).isEqualTo(2);
        Stages twice = stages.rolledBack("late").rolledBack("late");
        assertThat(twice.champion()).isEqualTo(1);
        fails(ErrorCode.NOT_FOUND, () -> twice.rolledBack("late"));
    }

    @Test
    void rolledBack_overARetiredOne_skipsIt() {
        assertThat(promoted(1, 2, 3).retired("late", 2).rolledBack("late").champion())
                .isEqualTo(1);
    }

    @Test
    void promoted_again_leavesNoCircle() {
        Stages stages = promoted(1, 2, 1);
        assertThat(stages.before()).containsExactly(2);
        assertThat(promoted(1, 1).before()).isEmpty();
    }

    @Test
    void canary_promoted_isNoCanaryAnyMore() {
        Stages stages = promoted(1).canary("late", 2, 0.1);
        assertThat(stages.of(2)).isEqualTo("canary 10%");
        assertThat(stages.of(1)).isEqualTo("champion");
        Stages next = stages.promoted("late", 2);
        assertThat(next.champion()).isEqualTo(2);
        assertThat(next.canary()).isZero();
        assertThat(stages.canary("late", 2, 0)).isEqualTo(promoted(1));
    }

    @Test
    void percent_ofAnyShare_hasNoMoreDigitsThanIt() {
        assertThat(promoted(1).canary("late", 2, 0.07).of(2)).isEqualTo("canary 7%");
        assertThat(promoted(1).canary("late", 2, 0.125).of(2)).isEqualTo("canary 12.5%");
        assertThat(promoted(1).canary("late", 2, 0.0001).of(2)).isEqualTo("canary 0.01%");
    }

    @Test
    void retiredOrDeleted_whatServes_isToldTheWayToItsEnd() {
        Stages stages = promoted(1).canary("late", 2, 0.5).challenged("late", 3);
        assertThatThrownBy(() -> stages.retired("late", 1))
                .hasMessageContaining("late@1 is the champion and cannot be retired")
                .hasMessageContaining("pandan models promote late@N");
        assertThatThrownBy(() -> stages.deleted("late", 2))
                .hasMessageContaining("late@2 is the canary and cannot be deleted")
                .hasMessageContaining("pandan models canary late@2 --share 0");
        assertThatThrownBy(() -> stages.deleted("late", 3))
                .hasMessageContaining("late@3 is a challenger and cannot be deleted")
                .hasMessageContaining("pandan models challenge --end late@3");
        assertThatThrownBy(() -> stages.deleted("late", 4)).hasMessageContaining("pandan models retire late@4");
    }

    @Test
    void canary_withoutAChampionOrOfIt_isRefused() {
        fails(ErrorCode.MISMATCH, () -> Stages.NONE.canary("late", 2, 0.1));
        fails(ErrorCode.MISMATCH, () -> promoted(1).canary("late", 1, 0.1));
    }

    @Test
    void retired_cannotDecide_untilItIsRestored() {
        Stages stages = promoted(1, 2).retired("late", 1);
        assertThat(stages.of(1)).isEqualTo("retired");
        fails(ErrorCode.MISMATCH, () -> stages.promoted("late", 1));
        fails(ErrorCode.MISMATCH, () -> stages.canary("late", 1, 0.5));
        fails(ErrorCode.MISMATCH, () -> stages.retired("late", 2));
        assertThat(stages.restored("late", 1).promoted("late", 1).champion()).isEqualTo(1);
    }

    @Test
    void challenged_promoted_isNoChallengerAnyMore() {
        Stages stages = promoted(1).challenged("late", 2).challenged("late", 3);
        assertThat(stages.of(2)).isEqualTo("challenger");
        assertThat(stages.promoted("late", 2).challengers()).containsExactly(3);
        assertThat(stages.canary("late", 3, 0.5).challengers()).containsExactly(2);
        assertThat(stages.unchallenged(2).unchallenged(3)).isEqualTo(promoted(1));
        fails(ErrorCode.MISMATCH, () -> stages.challenged("late", 1));
        fails(ErrorCode.MISMATCH, () -> stages.retired("late", 2));
        fails(ErrorCode.MISMATCH, () -> stages.retired("late", 4).challenged("late", 4));
    }

    @Test
    void challenged_tooMany_isRefused() {
        Stages stages = promoted(1);
        for (int version = 2; version < 2 + Stages.MOST_CHALLENGERS; version++) {
            stages = stages.challenged("late", version);
        }
        Stages full = stages;
        fails(ErrorCode.MISMATCH, () -> full.challenged("late", 99));
    }

    @Test
    void deleted_onlyWhatIsRetired_andForGood() {
        Stages stages = promoted(1, 2).canary("late", 3, 0.5).challenged("late", 4);
        for (int version = 1; version <= 4; version++) {
            int one = version;
            fails(ErrorCode.MISMATCH, () -> stages.deleted("late", one));
        }
        Stages deleted = stages.retired("late", 1).deleted("late", 1);
        assertThat(deleted.of(1)).isEqualTo("deleted");
        fails(ErrorCode.MISMATCH, () -> deleted.restored("late", 1));
        fails(ErrorCode.MISMATCH, () -> deleted.promoted("late", 1));
        fails(ErrorCode.NOT_FOUND, () -> deleted.rolledBack("late"));
    }

    @Test
    void json_ofOld_hasNoChallengers() {
        String old = "{\"champion\":3,\"before\":[2],\"canary\":0,\"canaryShare\":0.0,\"retired\":[1]}";
        Stages stages = StagesJson.read("cell", old.getBytes(StandardCharsets.UTF_8));
        assertThat(stages.champion()).isEqualTo(3);
        assertThat(stages.challengers()).isEmpty();
    }

    @Test
    void json_thereAndBack_isEqual() {
        Stages stages = promoted(1, 2, 3)
                .canary("late", 4, 0.25)
                .retired("late", 1)
                .challenged("late", 2)
                .deleted("late", 1);
        assertThat(StagesJson.read("cell", StagesJson.write(stages))).isEqualTo(stages);
        fails(ErrorCode.MISMATCH, () -> StagesJson.read("cell", "3".getBytes(StandardCharsets.UTF_8)));
    }

    private static void fails(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(PandanException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
