package studio.atelier.studio.preview.model;

/** How XGBoost writes models. */
public enum ModelFormat {
    JSON("JSON"),
    UBJSON("UBJSON"),
    BINARY("old binary");

    private final String words;

    ModelFormat(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
