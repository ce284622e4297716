package studio.atelier.workbench.docking;

import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import studio.atelier.workbench.theme.Icons;

/** What the tab of a panel offers on its context menu. */
final class DockMenu {

    private DockMenu() {}

    static ContextMenu of(DockArea area, DockPanel panel) {
        boolean floats = area.isFloating(panel.id());
        ContextMenu menu = new ContextMenu();
        menu.getItems()
                .addAll(
                        item(
                                area.isMaximised() && !floats ? "Put back" : "Maximise",
                                "ci-maximize",
                                () -> area.toggleMaximise(panel.id())),
                        floats
                                ? item("Move to the main window", "ci-popup", () -> area.attach(panel.id()))
                                : item("Move to a window", "ci-popup", () -> area.detach(panel.id())));
        if (panel.closable()) {
            menu.getItems()
                    .addAll(
                            new SeparatorMenuItem(),
                            item("Close", "ci-close", () -> area.close(panel.id())),
                            item("Close other editors", "ci-close-outline", () -> closeOthers(area, panel)));
        }
        return menu;
    }

    private static void closeOthers(DockArea area, DockPanel panel) {
        for (String editor : List.copyOf(area.editors())) {
            if (!editor.equals(panel.id())
                    && area.panel(editor).filter(DockPanel::closable).isPresent()) {
                area.close(editor);
            }
        }
    }

    private static MenuItem item(String title, String icon, Runnable action) {
        MenuItem item = new MenuItem(title, Icons.of(icon));
        item.setOnAction(event -> action.run());
        return item;
    }
}
