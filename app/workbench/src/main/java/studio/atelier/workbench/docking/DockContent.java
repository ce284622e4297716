package studio.atelier.workbench.docking;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * What a tab shows, in a box. The library's places keep what they showed last, also when its tab is gone; they keep the
 * box.
 */
final class DockContent extends StackPane {

    DockContent(Node content) {
        super(content);
    }

    void letGo() {
        getChildren().clear();
    }
}
