package dev.pandan.testkit.law;

import dev.pandan.engine.program.ProjectProgram;
import java.util.Random;

/** One way of computing all decisions of a case. */
interface Way {
    /** What an error calls it. */
    String name();

    /** Whether a decision sees only what had arrived before its event. */
    boolean arrived();

    boolean labelled();

    Found run(Case of, ProjectProgram program, Random random);
}
