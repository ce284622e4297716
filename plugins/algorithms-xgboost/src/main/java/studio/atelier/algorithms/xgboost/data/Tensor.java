package studio.atelier.algorithms.xgboost.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The values of one key of a SageMaker record: dense, or sparse with the columns in {@link #keys}.
 *
 * @param values the numbers
 * @param keys one column index a value; empty if dense
 * @param shape declared number of columns, or 0 if not declared
 */
record Tensor(float[] values, long[] keys, long shape) {

    private static final int FLOAT32 = 2;
    private static final int FLOAT64 = 3;
    private static final int INT32 = 7;

    boolean sparse() {
        return keys.length > 0 || (shape > 0 && values.length == 0);
    }

    /** Reads a {@code Value} message. */
    static Tensor read(ProtobufReader value) throws BrokenRecordException {
        for (int field = value.nextField(); field != 0; field = value.nextField()) {
            switch (field) {
                case FLOAT32, FLOAT64, INT32 -> {
                    return read(value.message(), field);
                }
                default -> value.skip();
            }
        }
        throw new BrokenRecordException("its values are neither float32, float64 nor int32 numbers");
    }

    private static Tensor read(ProtobufReader tensor, int kind) throws BrokenRecordException {
        float[] values = new float[0];
        long[] keys = new long[0];
        long shape = 0;
        for (int field = tensor.nextField(); field != 0; field = tensor.nextField()) {
            switch (field) {
                case 1 -> values = append(values, numbers(tensor, kind));
                case 2 -> keys = append(keys, varints(tensor));
                case 3 -> {
                    long[] shapes = varints(tensor);
                    shape = shapes.length == 0 ? shape : shapes[shapes.length - 1];
                }
                default -> tensor.skip();
            }
        }
        if (keys.length > 0 && keys.length != values.length) {
            throw new BrokenRecordException("it has " + keys.length + " keys for " + values.length + " values");
        }
        return new Tensor(values, keys, shape);
    }

    private static float[] numbers(ProtobufReader tensor, int kind) throws BrokenRecordException {
        if (tensor.wireType() != ProtobufReader.BYTES) {
            return new float[] {
                switch (kind) {
                    case FLOAT32 -> tensor.fixed32();
                    case FLOAT64 -> (float) tensor.fixed64();
                    default -> (float) (int) tensor.varint();
                }
            };
        }
        if (kind == INT32) {
            long[] whole = varints(tensor);
            float[] values = new float[whole.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (int) whole[i];
            }
            return values;
        }
        ByteBuffer packed = tensor.bytes().order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[packed.remaining() / (kind == FLOAT32 ? Float.BYTES : Double.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = kind == FLOAT32 ? packed.getFloat() : (float) packed.getDouble();
        }
        return values;
    }

    private static long[] varints(ProtobufReader tensor) throws BrokenRecordException {
        if (tensor.wireType() != ProtobufReader.BYTES) {
            return new long[] {tensor.varint()};
        }
        ByteBuffer bytes = tensor.bytes();
        long[] values = new long[bytes.remaining()];
        int count = 0;
        ProtobufReader packed = new ProtobufReader(bytes);
        while (packed.hasMore()) {
            values[count++] = packed.varint();
        }
        return Arrays.copyOf(values, count);
    }

    private static float[] append(float[] head, float[] tail) {
        float[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }

    private static long[] append(long[] head, long[] tail) {
        long[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }
}
