package studio.atelier.designer.graph;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.graph.LayoutResult.Flow;
import studio.atelier.workbench.thread.UiThread;

/**
 * Makes drawings in the background. The newest wish counts: one that comes while another is worked on ends that work,
 * and what it made is never shown. JavaFX thread.
 */
final class DrawingBoard {

    private final Consumer<Drawing> show;
    private final Consumer<Throwable> failed;
    private @Nullable CompletableFuture<Drawing> current;

    /**
     * @param show given each drawing that is still wanted when it is ready, on the JavaFX thread
     * @param failed given what went wrong, on the JavaFX thread
     */
    DrawingBoard(Consumer<Drawing> show, Consumer<Throwable> failed) {
        this.show = show;
        this.failed = failed;
    }

    /**
     * @param graph makes the graph, on another thread
     */
    void draw(Supplier<PipelineGraph> graph, Flow flow) {
        drop();
        CompletableFuture<Drawing> wanted = new CompletableFuture<>();
        current = wanted;
        wanted.whenComplete((drawing, failure) -> UiThread.run(() -> arrived(wanted, drawing, failure)));
        Thread.ofPlatform().daemon().name("graph-layout").start(() -> work(wanted, graph, flow));
    }

    /** Ends the work that goes on, if any. */
    void drop() {
        CompletableFuture<Drawing> old = current;
        current = null;
        if (old != null) {
            old.cancel(false);
        }
    }

    private static void work(CompletableFuture<Drawing> wanted, Supplier<PipelineGraph> graph, Flow flow) {
        try {
            wanted.complete(Drawing.of(graph, flow, wanted::isDone));
        } catch (CancellationException e) {
            wanted.cancel(false);
        } catch (RuntimeException | Error e) {
            // The root of this thread: who wanted the drawing is told.
            wanted.completeExceptionally(e);
        }
    }

    private void arrived(CompletableFuture<Drawing> wanted, @Nullable Drawing drawing, @Nullable Throwable failure) {
        if (current != wanted) {
            return;
        }
        current = null;
        if (drawing != null) {
            show.accept(drawing);
        } else if (failure != null) {
            failed.accept(failure);
        }
    }
}
