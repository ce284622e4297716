package studio.atelier.workbench.testing;

import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxToolkit;
import studio.atelier.workbench.theme.Fonts;

/** Starts JavaFX before the tests of a class; controls cannot even be made without it. */
public final class Toolkit implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        Window.onFx(() -> {
            Fonts.load();
            return true;
        });
    }
}
