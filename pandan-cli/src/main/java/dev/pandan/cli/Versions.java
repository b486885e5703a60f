package dev.pandan.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar. */
final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Versions.class.getPackage().getImplementationVersion();
        return new String[] {"pandan " + (version == null ? "(not packaged)" : version) + ", Java " + Runtime.version()
        };
    }
}
