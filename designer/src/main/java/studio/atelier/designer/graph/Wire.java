package studio.atelier.designer.graph;

/**
 * One step needs something of another. At most one between two ports.
 *
 * @param label {@code If true}, {@code Else}, {@code Each} on the first steps of a branch, else empty
 */
public record Wire(Port from, Port to, String label) {

    public WireKind kind() {
        return to.kind();
    }
}
