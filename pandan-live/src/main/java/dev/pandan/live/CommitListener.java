package dev.pandan.live;

import dev.pandan.spec.error.Problem;

/** What a {@link Committer} tells. */
interface CommitListener {

    /** The batch is in the database; it and all before it may be answered. */
    void durable(Batch batch);

    void failed(Batch batch, Problem problem);

    void leaseLost();
}
