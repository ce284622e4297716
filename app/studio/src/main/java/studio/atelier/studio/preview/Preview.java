package studio.atelier.studio.preview;

import java.io.IOException;
import javafx.scene.Node;

/** Something that is shown. */
interface Preview extends AutoCloseable {

    Node view();

    /** @return what stands in the bar above, such as "7,613,022 rows, 18 columns" */
    String facts();

    /** Lets go of files; may take a moment. */
    @Override
    void close() throws IOException;

    /** @return a preview that holds nothing */
    static Preview of(Node view, String facts) {
        return new Preview() {
            @Override
            public Node view() {
                return view;
            }

            @Override
            public String facts() {
                return facts;
            }

            @Override
            public void close() {}
        };
    }
}
