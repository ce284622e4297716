package studio.atelier.workbench.grid;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * An answer on its way.
 *
 * @param cells completes on any thread; fails with what went wrong
 * @param cancel called when nobody waits any more; may do nothing
 */
public record Fetch(CompletionStage<Cells> cells, Runnable cancel) {

    public static Fetch ready(Cells cells) {
        return new Fetch(CompletableFuture.completedFuture(cells), () -> {});
    }
}
