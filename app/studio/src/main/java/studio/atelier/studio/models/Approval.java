package studio.atelier.studio.models;

import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.control.Status;

/** Whether a version may be used, as the registry keeps it. */
enum Approval {
    PENDING("PendingManualApproval", "Pending approval", Status.WARNING),
    APPROVED("Approved", "Approved", Status.SUCCEEDED),
    REJECTED("Rejected", "Rejected", Status.FAILED);

    private final String value;
    private final String word;
    private final Status status;

    Approval(String value, String word, Status status) {
        this.value = value;
        this.word = word;
        this.status = status;
    }

    /** @return as the registry spells it */
    String value() {
        return value;
    }

    String word() {
        return word;
    }

    Status status() {
        return status;
    }

    /** @return pending for a word that nobody knows */
    static Approval of(@Nullable String value) {
        for (Approval approval : values()) {
            if (approval.value.equals(value)) {
                return approval;
            }
        }
        return PENDING;
    }
}
