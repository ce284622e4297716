package studio.atelier.studio.room;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.frame.DialogCard;
import studio.atelier.workbench.frame.Workbench;

/** Asks before something is lost for good. */
public final class Confirmation {

    private Confirmation() {}

    /**
     * @param question such as "Delete the pipeline Abalone?"
     * @param loss what is gone afterwards, and what stays
     * @param verb of the button
     */
    public static void ask(Workbench workbench, String question, String loss, String verb, Runnable action) {
        DialogCard card = new DialogCard(question, 480);
        Label words = Labels.of(loss, "at-text-2");
        words.setWrapText(true);
        card.setBody(words);
        Button cancel = new Button("Cancel");
        cancel.getStyleClass().add("tall");
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> card.close());
        Button confirm = new Button(verb);
        confirm.setId("confirm");
        confirm.getStyleClass().addAll("tall", "danger");
        confirm.setOnAction(event -> {
            card.close();
            action.run();
        });
        card.setButtons(cancel, confirm);
        workbench.ask(card);
    }
}
