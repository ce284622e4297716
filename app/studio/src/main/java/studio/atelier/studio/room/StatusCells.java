package studio.atelier.studio.room;

import studio.atelier.workbench.control.Status;

/** Statuses in cells of grids. */
public final class StatusCells {

    private StatusCells() {}

    /** @return icon, word and colour for a cell */
    public static studio.atelier.workbench.grid.Status of(Status status) {
        return of(status, status.word());
    }

    /**
     * @param word instead of that of the status
     */
    public static studio.atelier.workbench.grid.Status of(Status status, String word) {
        return new studio.atelier.workbench.grid.Status(word, status.icon(), status.color());
    }
}
