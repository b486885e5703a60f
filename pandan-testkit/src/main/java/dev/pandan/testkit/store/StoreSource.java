package dev.pandan.testkit.store;

import dev.pandan.store.Store;

/** Where the parts of the contract get their stores from. */
interface StoreSource {
    /** One for all tests, with the tables that {@link StoreContract} names. */
    Store store();

    /** One without tables whose lease and journal nobody used. */
    Store freshStore();
}
