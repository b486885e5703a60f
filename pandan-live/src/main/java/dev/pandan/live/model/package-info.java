/** The bundle that decides, and how a decision is made with it. */
@NullMarked
package dev.pandan.live.model;

import org.jspecify.annotations.NullMarked;
