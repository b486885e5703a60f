/** A project folder: its file, its work folder, its database. */
@NullMarked
package dev.pandan.cli.project;

import org.jspecify.annotations.NullMarked;
