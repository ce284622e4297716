package studio.atelier.cli;

import sun.misc.Signal;

/**
 * What Ctrl-C and SIGTERM do while an engine works: the first asks the work to stop and lets the engine
 * end it in order, the second gives up waiting.
 */
final class Interrupts implements AutoCloseable {

    private static final String[] SIGNALS = {"INT", "TERM"};

    private final sun.misc.SignalHandler[] before = new sun.misc.SignalHandler[SIGNALS.length];
    private boolean asked;

    private Interrupts(Runnable stop) {
        for (int i = 0; i < SIGNALS.length; i++) {
            before[i] = Signal.handle(new Signal(SIGNALS[i]), signal -> onSignal(stop));
        }
    }

    static Interrupts stopping(Runnable stop) {
        return new Interrupts(stop);
    }

    private synchronized void onSignal(Runnable stop) {
        if (asked) {
            Runtime.getRuntime().halt(Main.FAILED);
        }
        asked = true;
        Thread.ofVirtual().name("stop").start(stop);
    }

    @Override
    public void close() {
        for (int i = 0; i < SIGNALS.length; i++) {
            Signal.handle(new Signal(SIGNALS[i]), before[i]);
        }
    }
}
