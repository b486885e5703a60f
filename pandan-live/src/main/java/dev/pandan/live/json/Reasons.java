package dev.pandan.live.json;

import java.util.Arrays;

/** Which features an answer tells of. */
final class Reasons {
    private Reasons() {}

    /**
     * The features that moved the score most, those that moved it more first, of equal ones the earlier; none that did not move it or of which that is not known.
     *
     * @param moved by how much each did; NaN: not known
     * @param limit how many at most
     */
    static int[] foremost(double[] moved, int limit) {
        int[] foremost = new int[Math.min(limit, moved.length)];
        int count = 0;
        for (int i = 0; i < moved.length; i++) {
            int place = place(moved, foremost, count, Math.abs(moved[i]));
            if (moved[i] != 0 && !Double.isNaN(moved[i]) && place < foremost.length) {
                count = Math.min(count + 1, foremost.length);
                System.arraycopy(foremost, place, foremost, place + 1, count - 1 - place);
                foremost[place] = i;
            }
        }
        return Arrays.copyOf(foremost, count);
    }

    private static int place(double[] moved, int[] foremost, int count, double size) {
        int place = count;
        while (place > 0 && Math.abs(moved[foremost[place - 1]]) < size) {
            place--;
        }
        return place;
    }
}
