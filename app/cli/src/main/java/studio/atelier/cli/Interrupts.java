package studio.atelier.cli;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * What Ctrl-C and SIGTERM do while an engine works: the first asks the work to stop and lets the engine
 * end it in order, the second gives up waiting. Work in the background hears SIGTERM only: Ctrl-C and the
 * end of the terminal mean the program in front.
 */
final class Interrupts implements AutoCloseable {

    private static final String INTERRUPT = "INT";
    private static final String TERMINATE = "TERM";
    private static final String HANG_UP = "HUP";

    private record Replaced(Signal signal, SignalHandler before) {}

    private final List<Replaced> replaced;
    private final Runnable stop;
    private boolean asked;

    private Interrupts(Runnable stop, List<String> heard, List<String> unheard) {
        this.stop = stop;
        this.replaced = new ArrayList<>();
        heard.forEach(name -> replace(name, signal -> onSignal()));
        // Not SIG_IGN: programs that the engine starts would inherit it.
        unheard.forEach(name -> replace(name, signal -> {}));
    }

    static Interrupts stopping(Runnable stop) {
        return new Interrupts(stop, List.of(INTERRUPT, TERMINATE), List.of());
    }

    static Interrupts inBackground(Runnable stop) {
        boolean windows = File.separatorChar == '\\';
        return new Interrupts(stop, List.of(TERMINATE), windows ? List.of(INTERRUPT) : List.of(INTERRUPT, HANG_UP));
    }

    private void replace(String name, SignalHandler handler) {
        Signal signal = new Signal(name);
        replaced.add(new Replaced(signal, Signal.handle(signal, handler)));
    }

    private synchronized void onSignal() {
        if (asked) {
            Runtime.getRuntime().halt(Main.FAILED);
        }
        asked = true;
        Thread.ofVirtual().name("stop").start(stop);
    }

    @Override
    public void close() {
        replaced.forEach(old -> Signal.handle(old.signal(), old.before()));
    }
}
