package studio.atelier.algorithms.xgboost.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Walks over the fields of a protobuf message (wire format of Protocol Buffers 3).
 *
 * <p>Only what SageMaker's records need: varints, fixed numbers and length-delimited fields.
 */
final class ProtobufReader {

    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;

    private final ByteBuffer buffer;
    private int wireType;

    ProtobufReader(ByteBuffer buffer) {
        this.buffer = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The number of the next field, or 0 at the end. */
    int nextField() throws BrokenRecordException {
        if (!buffer.hasRemaining()) {
            return 0;
        }
        long key = varint();
        wireType = (int) (key & 7);
        return (int) (key >>> 3);
    }

    boolean hasMore() {
        return buffer.hasRemaining();
    }

    int wireType() {
        return wireType;
    }

    long varint() throws BrokenRecordException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            need(1);
            byte part = buffer.get();
            value |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new BrokenRecordException("a number in it does not end");
    }

    /** The bytes of the field, as a view. */
    ByteBuffer bytes() throws BrokenRecordException {
        long length = varint();
        if (wireType != BYTES || length < 0 || length > buffer.remaining()) {
            throw new BrokenRecordException("a field in it is longer than the record");
        }
        ByteBuffer view = buffer.slice(buffer.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.position(buffer.position() + (int) length);
        return view;
    }

    ProtobufReader message() throws BrokenRecordException {
        return new ProtobufReader(bytes());
    }

    float fixed32() throws BrokenRecordException {
        need(4);
        return buffer.getFloat();
    }

    double fixed64() throws BrokenRecordException {
        need(8);
        return buffer.getDouble();
    }

    void skip() throws BrokenRecordException {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED64 -> fixed64();
            case BYTES -> bytes();
            case FIXED32 -> fixed32();
            default -> throw new BrokenRecordException("a field in it has the unknown wire type " + wireType);
        }
    }

    private void need(int count) throws BrokenRecordException {
        if (buffer.remaining() < count) {
            throw new BrokenRecordException("it ends in the middle of a field");
        }
    }
}
