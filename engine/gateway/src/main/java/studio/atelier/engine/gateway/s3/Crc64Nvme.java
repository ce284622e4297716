package studio.atelier.engine.gateway.s3;

import java.util.zip.Checksum;

/**
 * The checksum that the AWS CLI sends by default: CRC-64/NVME, reflected, polynomial 0xAD93D23594C93659, all ones before
 * and after. Source: NVM Express command set specification; the check value of "123456789" is AE8B14860A799888.
 */
final class Crc64Nvme implements Checksum {

    private static final long REFLECTED_POLYNOMIAL = Long.reverse(0xAD93D23594C93659L);
    private static final int STRIDE = 8;
    private static final long[][] TABLES = tables();

    private long crc = ~0L;

    // Table n tells what a byte does to the checksum n bytes later: eight bytes are taken at once.
    private static long[][] tables() {
        long[][] tables = new long[STRIDE][256];
        for (int i = 0; i < 256; i++) {
            long value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : value >>> 1 ^ REFLECTED_POLYNOMIAL;
            }
            tables[0][i] = value;
        }
        for (int n = 1; n < STRIDE; n++) {
            for (int i = 0; i < 256; i++) {
                long before = tables[n - 1][i];
                tables[n][i] = before >>> 8 ^ tables[0][(int) (before & 0xff)];
            }
        }
        return tables;
    }

    @Override
    public void update(int value) {
        crc = crc >>> 8 ^ TABLES[0][(int) ((crc ^ value) & 0xff)];
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        int i = offset;
        int end = offset + length;
        for (; i + STRIDE <= end; i += STRIDE) {
            long next = 0;
            for (int n = 0; n < STRIDE; n++) {
                long mixed = crc >>> 8 * n ^ bytes[i + n];
                next ^= TABLES[STRIDE - 1 - n][(int) (mixed & 0xff)];
            }
            crc = next;
        }
        for (; i < end; i++) {
            update(bytes[i]);
        }
    }

    @Override
    public long getValue() {
        return ~crc;
    }

    @Override
    public void reset() {
        crc = ~0L;
    }
}
