package studio.atelier.engine.gateway.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request and its answer. Used by one thread. */
public final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final int MOST_UNREAD = 64 << 10;
    private static final Duration DRAINING = Duration.ofSeconds(20);

    private final Request request;
    private final Response response;
    private final String id = UUID.randomUUID().toString();
    private @Nullable Query query;
    private byte @Nullable [] content;
    private @Nullable InputStream body;
    private boolean unread;

    Exchange(Request request, Response response) {
        this.request = request;
        this.response = response;
    }

    /** Names the request in answers and in the log. */
    public String id() {
        return id;
    }

    public String method() {
        return request.getMethod();
    }

    /** The path as it was sent: what is percent-encoded stays so. */
    public String rawPath() {
        String path = request.getHttpURI().getPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /** The query as it was sent. */
    public String rawQuery() {
        String raw = request.getHttpURI().getQuery();
        return raw == null ? "" : raw;
    }

    public Query query() {
        if (query == null) {
            query = Query.parse(rawQuery());
        }
        return query;
    }

    /** The host that the request names, with the port if it has one; of its address if that has one. */
    public List<String> hosts() {
        List<String> named = headers("Host");
        String ofAddress = request.getHttpURI().getAuthority();
        return ofAddress == null || named.contains(ofAddress) ? named : List.of(ofAddress);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(fields().get(name));
    }

    /** All values of a header that came more than once. */
    public List<String> headers(String name) {
        return fields().getValuesList(name);
    }

    /** The names of all headers, in small letters. */
    public List<String> headerNames() {
        return fields().stream().map(HttpField::getLowerCaseName).distinct().toList();
    }

    private HttpFields fields() {
        return request.getHeaders();
    }

    /** @throws ServiceException 501 if the content comes in another transfer coding than chunks */
    void requireReadable() {
        List<String> codings = headers("Transfer-Encoding");
        if (!codings.isEmpty() && !(codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked"))) {
            set("Connection", "close");
            throw new ServiceException(
                    501,
                    "NotImplemented",
                    "The Transfer-Encoding " + String.join(", ", codings) + " is not known here");
        }
    }

    /** Bytes of the content as announced; -1 if it was not. */
    public long length() {
        return request.getLength();
    }

    /** The content, to be read once. */
    public InputStream body() {
        if (content != null) {
            return new ByteArrayInputStream(content);
        }
        if (body == null) {
            body = Content.Source.asInputStream(request);
        }
        return body;
    }

    /**
     * The whole content, for services whose requests are small.
     *
     * @throws ServiceException 413 if it is larger than {@code most}
     */
    public byte[] content(int most) throws IOException {
        if (content == null) {
            if (length() > most) {
                throw tooLarge(most);
            }
            byte[] read = body().readNBytes(most + 1);
            if (read.length > most) {
                throw tooLarge(most);
            }
            content = read;
        }
        return content;
    }

    private static ServiceException tooLarge(int most) {
        return new ServiceException(
                413, "RequestEntityTooLargeException", "The request is larger than " + most + " bytes");
    }

    /** Sets a header of the answer. */
    public void set(String name, String value) {
        response.getHeaders().put(name, value);
    }

    /** True if the answer has begun and cannot be another any more. */
    public boolean isAnswered() {
        return response.isCommitted();
    }

    /**
     * Reads what is left of the content, so that the connection can be used again; one with much left is closed, and the
     * client told so. A client that waits to be asked for its content is not asked.
     */
    private void settle() {
        if (body == null && header("Expect").isPresent()) {
            return;
        }
        InputStream left = Content.Source.asInputStream(request);
        try {
            if (left.read() >= 0 && left.readNBytes(MOST_UNREAD).length == MOST_UNREAD) {
                set("Connection", "close");
                unread = true;
            }
        } catch (IOException e) {
            // It broke off; the answer can be told all the same, to a client that still listens.
            set("Connection", "close");
        }
    }

    /**
     * After the answer: takes what a refused client still sends, for a while. Most read no answer before they have sent
     * everything, and a connection that is closed before that takes the answer with it.
     */
    void drain() {
        if (!unread) {
            return;
        }
        long deadline = System.nanoTime() + DRAINING.toNanos();
        byte[] block = new byte[MOST_UNREAD];
        try (InputStream left = Content.Source.asInputStream(request)) {
            int count = left.read(block);
            while (count >= 0 && System.nanoTime() < deadline) {
                count = left.read(block);
            }
        } catch (IOException e) {
            LOG.debug("The client of request {} is gone", id, e);
        }
        unread = false;
    }

    /** Answers without content. */
    public void answer(int status) throws IOException {
        settle();
        response.setStatus(status);
        if (status != 204 && status != 304) {
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
        }
        Content.Sink.write(response, true, ByteBuffer.allocate(0));
    }

    public void answer(int status, String type, byte[] bytes) throws IOException {
        settle();
        set("Content-Type", type);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        Content.Sink.write(response, true, ByteBuffer.wrap(method().equals("HEAD") ? new byte[0] : bytes));
    }

    /** Begins an answer whose content is written afterwards: exactly {@code length} bytes, none for HEAD. */
    public void begin(int status, long length) {
        settle();
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
    }

    /** Writes a part of the content, and waits until it was taken. */
    public void write(ByteBuffer part) throws IOException {
        Content.Sink.write(response, false, part);
    }

    /** Ends the answer. */
    public void end() throws IOException {
        Content.Sink.write(response, true, ByteBuffer.allocate(0));
    }
}
