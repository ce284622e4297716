package studio.atelier.studio.window;

/** The version that the build wrote into the jar. */
final class Version {

    private Version() {}

    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "From sources" : "Version " + version;
    }
}
