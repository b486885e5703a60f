/** The store on MongoDB: a document per event, row and object, found by ordered text as its {@code _id}. */
@NullMarked
package dev.pandan.mongodb;

import org.jspecify.annotations.NullMarked;
