package studio.atelier.algorithms.xgboost.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.algorithm.AlgorithmException;

/** Reads SageMaker's protobuf records in RecordIO frames (algorithms.md section 1). */
final class RecordIoReader {

    private static final int MAGIC = 0xCED7230A;
    private static final int LENGTH_MASK = (1 << 29) - 1;

    private RecordIoReader() {}

    static LoadedData read(List<Path> files, int minColumns, int threads)
            throws IOException, AlgorithmException, XGBoostError {
        List<SparseRows> pieces = new ArrayList<>();
        int columns = minColumns;
        for (Path file : files) {
            SparseRows rows = new SparseRows();
            long record = 0;
            try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
                for (byte[] frame = frame(in); frame != null; frame = frame(in)) {
                    record++;
                    columns = Math.max(columns, add(rows, new ProtobufReader(ByteBuffer.wrap(frame))));
                }
            } catch (EOFException e) {
                throw broken(file, record + 1, "the file ends in the middle of it");
            } catch (BrokenRecordException e) {
                throw broken(file, Math.max(1, record), String.valueOf(e.getMessage()));
            }
            pieces.add(rows);
        }
        return SparseRows.join(pieces, columns, threads);
    }

    private static AlgorithmException broken(Path file, long record, String why) {
        return AlgorithmException.clientError(
                file.getFileName() + ", record " + record + ": the record is broken: " + why + ".");
    }

    /** The payload of the next record, or null at the end of the file. */
    private static byte @Nullable [] frame(DataInputStream in) throws IOException, BrokenRecordException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        int magic = Integer.reverseBytes(first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort());
        if (magic != MAGIC) {
            throw new BrokenRecordException("it does not start with RecordIO's mark; is the file recordio-protobuf?");
        }
        int header = Integer.reverseBytes(in.readInt());
        if (header >>> 29 != 0) {
            throw new BrokenRecordException("it is split into several frames, which is not supported");
        }
        int length = header & LENGTH_MASK;
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException();
        }
        in.skipNBytes(-length & 3);
        return payload;
    }

    /** Adds a record; returns the number of columns that it declares. */
    private static int add(SparseRows rows, ProtobufReader record) throws BrokenRecordException {
        Tensor features = null;
        Tensor label = null;
        for (int field = record.nextField(); field != 0; field = record.nextField()) {
            switch (field) {
                case 1 -> features = entry(record.message());
                case 2 -> label = entry(record.message());
                default -> record.skip();
            }
        }
        if (features == null) {
            throw new BrokenRecordException("it has no features");
        }
        if (label == null || label.values().length != 1) {
            throw new BrokenRecordException("it needs one label");
        }
        float[] values = features.values();
        for (int i = 0; i < values.length; i++) {
            long index = features.sparse() ? features.keys()[i] : i;
            if (index < 0 || index >= Integer.MAX_VALUE) {
                throw new BrokenRecordException("its key " + index + " is no column number");
            }
            rows.add((int) index, values[i]);
        }
        rows.endRow(label.values()[0], Float.NaN, -1);
        return (int) Math.min(Integer.MAX_VALUE - 1, Math.max(features.shape(), rows.columns()));
    }

    /** An entry of the map of features or labels: the one whose key is {@code values}. */
    private static @Nullable Tensor entry(ProtobufReader entry) throws BrokenRecordException {
        String key = "";
        Tensor tensor = null;
        for (int field = entry.nextField(); field != 0; field = entry.nextField()) {
            switch (field) {
                case 1 -> key = StandardCharsets.UTF_8.decode(entry.bytes()).toString();
                case 2 -> tensor = Tensor.read(entry.message());
                default -> entry.skip();
            }
        }
        return key.equals("values") ? tensor : null;
    }
}
