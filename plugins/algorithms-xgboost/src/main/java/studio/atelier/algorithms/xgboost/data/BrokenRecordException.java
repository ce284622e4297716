package studio.atelier.algorithms.xgboost.data;

/** A record is not what its format demands. The message continues "the record is broken: ...". */
final class BrokenRecordException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenRecordException(String message) {
        super(message);
    }
}
