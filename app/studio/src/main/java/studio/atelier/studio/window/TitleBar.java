package studio.atelier.studio.window;

import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.SVGPath;
import javafx.stage.PopupWindow;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.notification.NotificationList;
import studio.atelier.workbench.theme.Icons;

/** What stands in the title bar: the mark, the menu, the project, the search, the engine, the bell, the settings. */
final class TitleBar {

    private final Workbench workbench;
    private final Button project = new Button("No project", Icons.of("ci-folder"));
    private final Label engine = Labels.of("", "at-text-2");
    private final Circle light = new Circle(4);

    TitleBar(Workbench workbench) {
        this.workbench = workbench;
        Button menu = new Button();
        menu.setGraphic(Icons.of("ci-menu"));
        menu.getStyleClass().add("quiet");
        menu.setId("main-menu");
        menu.setAccessibleText("Main menu");
        menu.setOnAction(event -> mainMenu().show(menu, Side.BOTTOM, 0, 4));
        project.getStyleClass().add("quiet");
        project.setId("project-button");
        project.setOnAction(event -> workbench.commands().run("project.openFolder"));
        Button search = new Button("Search pipelines, jobs, files, commands", Icons.of("ci-search"));
        search.getStyleClass().add("search-field-button");
        search.setId("search-button");
        search.setOnAction(event -> workbench.openPalette(""));
        HBox.setHgrow(search, Priority.SOMETIMES);
        search.setMaxWidth(380);
        light.setId("engine-light");
        Button bell = bell();
        HBox left = new HBox(8, mark(20), menu, project);
        left.setAlignment(Pos.CENTER_LEFT);
        HBox right = new HBox(8, light, engine, bell, workbench.views().iconButton("settings.open", "quiet"));
        right.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        left.setPrefWidth(200);
        right.setPrefWidth(200);
        workbench.titleBar().getChildren().addAll(left, search, right);
        engine("No engine", "at-dot-idle");
    }

    void project(String name) {
        project.setText(name);
    }

    /**
     * @param style {@code at-dot-idle}, {@code at-dot-busy}, {@code at-dot-ready} or {@code at-dot-failed}
     */
    void engine(String text, String style) {
        engine.setText(text);
        engine.setTooltip(null);
        light.getStyleClass().setAll(style);
    }

    /** A sentence on the engine as it is now, for who points at it. */
    void explainEngine(String sentence) {
        engine.setTooltip(new Tooltip(sentence));
    }

    /** @return the mark of Atelier in the accent colour */
    static Node mark(double size) {
        SVGPath legs = new SVGPath();
        legs.setContent("M11.1 6.6 5 20.4M12.9 6.6 19 20.4M3.6 14.6h16.8");
        legs.getStyleClass().add("mark-line");
        Circle head = new Circle(12, 4.6, 2.1);
        head.getStyleClass().add("mark-line");
        Group drawing = new Group(legs, head);
        double scale = size / 24;
        drawing.setScaleX(scale);
        drawing.setScaleY(scale);
        StackPane box = new StackPane(new Group(drawing));
        box.setMinSize(size, size);
        box.setPrefSize(size, size);
        box.setMaxSize(size, size);
        return box;
    }

    private ContextMenu mainMenu() {
        return workbench
                .views()
                .menu(
                        "project.openFolder",
                        "file.open",
                        "file.save",
                        "",
                        "edit.undo",
                        "edit.redo",
                        "",
                        "view.resetLayout",
                        "view.toggleTheme",
                        "settings.open",
                        "help.shortcuts",
                        "",
                        "app.quit");
    }

    private Button bell() {
        Button bell = new Button();
        bell.setGraphic(Icons.of("ci-notification"));
        bell.getStyleClass().add("quiet");
        bell.setId("bell");
        bell.setAccessibleText("Notifications");
        workbench.notifications().unreadProperty().subscribe(count -> {
            bell.setGraphic(Icons.of(count.intValue() > 0 ? "ci-notification-new" : "ci-notification"));
        });
        bell.setOnAction(event -> {
            workbench.notifications().markRead();
            NotificationList list = new NotificationList(workbench.notifications());
            list.setPrefSize(360, 360);
            CustomMenuItem item = new CustomMenuItem(list, false);
            item.getStyleClass().add("plain-item");
            ContextMenu popup = new ContextMenu(item);
            popup.getStyleClass().add("panel-popup");
            popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_RIGHT);
            Point2D corner = bell.localToScreen(bell.getWidth(), bell.getHeight() + 4);
            popup.show(bell, corner.getX(), corner.getY());
        });
        return bell;
    }
}
