package io.github.poollaunch.cli.shell;

import picocli.CommandLine.IVersionProvider;

/** The version, as the jar's manifest has it. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "pool-launch " + (version == null ? "(not from a jar)" : version),
            "Java " + System.getProperty("java.version") + ", " + System.getProperty("java.vm.name")
        };
    }
}
