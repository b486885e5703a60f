package dev.pandan.sandbox;

/** A server in a child process that answers. */
record StartedServer(Process process, ServerFolder folder, ServerState state) {}
