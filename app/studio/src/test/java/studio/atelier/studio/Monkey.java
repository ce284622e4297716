package studio.atelier.studio;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import studio.atelier.workbench.canvas.CanvasView;
import studio.atelier.workbench.command.Command;
import studio.atelier.workbench.docking.DockPanel;
import studio.atelier.workbench.testing.Window;

/** Random hands on a Studio, the same for the same seed as far as the Studio answers in the same order. */
final class Monkey {

    private static final int REMEMBERED = 40;
    private static final Duration FRAME = Duration.ofMillis(10);

    private static final KeyCode[] KEYS = {
        KeyCode.ENTER,
        KeyCode.ESCAPE,
        KeyCode.TAB,
        KeyCode.SPACE,
        KeyCode.UP,
        KeyCode.DOWN,
        KeyCode.LEFT,
        KeyCode.RIGHT,
        KeyCode.HOME,
        KeyCode.END,
        KeyCode.PAGE_UP,
        KeyCode.PAGE_DOWN,
        KeyCode.DELETE,
        KeyCode.BACK_SPACE,
        KeyCode.F3,
        KeyCode.PLUS,
        KeyCode.MINUS,
        KeyCode.A,
        KeyCode.DIGIT1,
        KeyCode.PERIOD
    };

    private final Random random;
    private final StudioHands hands;
    private final Path project;
    private final Consumer<Object> closed;
    private final Deque<String> trail = new ArrayDeque<>();

    /**
     * @param closed told of the content of each editor that was closed
     */
    Monkey(long seed, StudioHands hands, Path project, Consumer<Object> closed) {
        this.random = new Random(seed);
        this.hands = hands;
        this.project = project;
        this.closed = closed;
    }

    /** Does something. @return what */
    String act() {
        String done = Window.onFx(() -> {
            try {
                return something();
            } catch (RuntimeException e) {
                if (isAskedOfTheSystem(e)) {
                    return "a dialog of the system";
                }
                if (hasLostItsWindow(e)) {
                    hands.window().stage().requestFocus();
                    return "a window that closed under the mouse";
                }
                throw e;
            }
        });
        drawOnce();
        trail.addLast(done);
        if (trail.size() > REMEMBERED) {
            trail.removeFirst();
        }
        return done;
    }

    /** The robot of the platform without a screen presses and releases in one window, which a press may have closed. */
    private static boolean hasLostItsWindow(Throwable failure) {
        return failure instanceof NullPointerException
                && failure.getStackTrace()[0].getClassName().equals("com.sun.glass.ui.headless.HeadlessRobot");
    }

    /** Lets the window answer and draw, for about the time of a frame. */
    private static void drawOnce() {
        try {
            Thread.sleep(FRAME);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Window.onFx(() -> true);
    }

    /** The platform without a screen has no dialogs that choose files. */
    static boolean isAskedOfTheSystem(Throwable failure) {
        return failure instanceof UnsupportedOperationException
                && Stream.of(failure.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().startsWith("staticCommonDialogs_"));
    }

    /** Lets go of all keys and buttons and closes what lies over the window. */
    void rest() {
        Window.onFx(() -> {
            hands.window().workbench().closePalette();
            hands.window().workbench().dialog().ifPresent(card -> card.close());
            return true;
        });
        hands.settle();
    }

    /** @return the last actions, the latest at the end */
    String trail() {
        return String.join("\n", trail);
    }

    private String something() {
        int dice = random.nextInt(100);
        if (dice < 45) {
            return click();
        } else if (dice < 60) {
            return key();
        } else if (dice < 72) {
            return command();
        } else if (dice < 82) {
            return onCanvas();
        } else if (dice < 87) {
            return type();
        } else if (dice < 92) {
            return enterRoom();
        } else if (dice < 96) {
            return openFile();
        }
        return closeEditor();
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String click() {
        List<Node> targets = nodes().filter(this::isTarget).toList();
        if (targets.isEmpty()) {
            return "nothing to click";
        }
        Node target = any(targets);
        boolean second = random.nextInt(12) == 0;
        boolean twice = random.nextInt(10) == 0;
        Point2D at = point(target);
        Robot robot = new Robot();
        robot.mouseMove(at);
        MouseButton button = second ? MouseButton.SECONDARY : MouseButton.PRIMARY;
        robot.mouseClick(button);
        if (twice) {
            robot.mouseClick(button);
        }
        return (twice ? "double-click" : "click") + (second ? " right " : " ") + describe(target) + " at " + at;
    }

    private boolean isTarget(Node node) {
        boolean kind = node instanceof ButtonBase
                || node instanceof TextInputControl
                || node instanceof IndexedCell<?>
                || node instanceof ComboBoxBase<?>
                || node.getStyleClass().contains("header")
                || node.getStyleClass().contains("tab");
        return kind && isReachable(node);
    }

    private static boolean isReachable(Node node) {
        if (node.isDisabled() || node.getScene() == null) {
            return false;
        }
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        return bounds != null && bounds.getWidth() > 2 && bounds.getHeight() > 2;
    }

    private Point2D point(Node node) {
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        return new Point2D(
                Math.clamp(bounds.getMinX() + random.nextDouble() * bounds.getWidth(), 1, 998),
                Math.clamp(bounds.getMinY() + random.nextDouble() * bounds.getHeight(), 1, 798));
    }

    private String key() {
        KeyCode key = KEYS[random.nextInt(KEYS.length)];
        KeyCode held = switch (random.nextInt(8)) {
            case 0 -> KeyCode.SHIFT;
            case 1 -> KeyCode.CONTROL;
            default -> null;
        };
        Robot robot = new Robot();
        if (held != null) {
            robot.keyPress(held);
        }
        robot.keyPress(key);
        robot.keyRelease(key);
        if (held != null) {
            robot.keyRelease(held);
        }
        return "key " + (held == null ? "" : held + "+") + key;
    }

    private String type() {
        String text = any(List.of("a", "7", "train", "-1", "{\"", "é", " ", "0.5"));
        Scene scene = hands.window().stage().getScene();
        if (scene.getFocusOwner() instanceof TextInputControl field && field.isEditable()) {
            field.insertText(field.getCaretPosition(), text);
            return "type " + text + " into " + describe(field);
        }
        return "nothing to type into";
    }

    private String command() {
        List<Command> commands = hands.window().workbench().commands().all().stream()
                .filter(command -> command.enabled().get())
                .toList();
        Command command = any(commands);
        hands.window().workbench().commands().run(command);
        return "command " + command.id();
    }

    private String onCanvas() {
        List<Node> canvases = nodes().filter(node -> node instanceof CanvasView
                        || node.getStyleClass().stream()
                                .anyMatch(style -> style.contains("canvas")
                                        || style.contains("grid")
                                        || style.contains("chart")
                                        || style.contains("timeline")))
                .filter(Monkey::isReachable)
                .toList();
        if (canvases.isEmpty()) {
            return "no canvas";
        }
        Node canvas = any(canvases);
        Robot robot = new Robot();
        Point2D from = point(canvas);
        robot.mouseMove(from);
        if (random.nextBoolean()) {
            robot.mouseWheel(random.nextInt(7) - 3);
            return "wheel over " + describe(canvas);
        }
        MouseButton button = random.nextInt(4) == 0 ? MouseButton.MIDDLE : MouseButton.PRIMARY;
        robot.mousePress(button);
        robot.mouseMove(point(canvas));
        robot.mouseMove(point(canvas));
        robot.mouseRelease(button);
        return "drag over " + describe(canvas);
    }

    private String enterRoom() {
        List<String> rooms = List.of("home", "pipelines", "jobs", "runs", "models", "machine");
        String room = any(rooms);
        hands.window().workbench().enter(room);
        return "enter " + room;
    }

    private String openFile() {
        try (Stream<Path> files = Files.list(project)) {
            Path file = any(files.filter(Files::isRegularFile).sorted().toList());
            hands.window().open(file);
            return "open " + file.getFileName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String closeEditor() {
        var docks = hands.window().workbench().docks();
        List<String> editors = docks.editors().stream()
                .filter(id -> docks.panel(id).filter(DockPanel::closable).isPresent())
                .toList();
        if (editors.isEmpty()) {
            return "nothing to close";
        }
        String id = any(editors);
        Object content = docks.panel(id).orElseThrow().content();
        if (docks.close(id)) {
            closed.accept(content);
        }
        return "close " + id;
    }

    private Stream<Node> nodes() {
        List<Node> found = new ArrayList<>();
        Parent over = hands.window()
                .workbench()
                .dialog()
                .map(Parent.class::cast)
                .orElse(hands.window().stage().getScene().getRoot());
        collect(over, found);
        for (javafx.stage.Window window : javafx.stage.Window.getWindows()) {
            if (window != hands.window().stage() && window.isShowing() && window.getScene() != null) {
                collect(window.getScene().getRoot(), found);
            }
        }
        return found.stream();
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible()) {
            return;
        }
        found.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static String describe(Node node) {
        String text = node instanceof Labeled labeled ? " \"" + labeled.getText() + "\"" : "";
        return node.getClass().getSimpleName()
                + (node.getId() == null ? "" : "#" + node.getId())
                + (node.getStyleClass().isEmpty()
                        ? ""
                        : "." + node.getStyleClass().getLast())
                + text;
    }

    static String text(Thread thread, Throwable failure) {
        StringWriter out = new StringWriter();
        out.append(thread.getName()).append(": ");
        failure.printStackTrace(new PrintWriter(out));
        return out.toString();
    }
}
