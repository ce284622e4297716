package studio.atelier.workbench.log;

import java.io.IOException;
import java.util.List;
import javafx.util.Subscription;

/**
 * Lines of a log, numbered from 0, in blocks of {@link #BLOCK}. Any thread may ask; only {@link #block} may take time.
 */
public interface LogSource extends AutoCloseable {

    /** Lines in a block. */
    int BLOCK = 256;

    /** @return how many lines there are so far, dropped ones included */
    long lines();

    /** @return the first line that is still kept */
    long first();

    /** @return whether lines that exist already are still being counted */
    boolean isReading();

    /**
     * @param index of the block; its first line is {@code index * BLOCK}
     * @return its lines as far as there are any, without line ends; lines that are not kept any more are empty
     */
    List<String> block(long index) throws IOException;

    /** @param listener is called on any thread when lines came or all became new */
    Subscription onChange(Runnable listener);

    /** @return changes whenever the lines that were there are replaced by others, as in a file written anew */
    long generation();

    @Override
    void close();
}
