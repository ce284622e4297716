package studio.atelier.engine.api.image;

/**
 * An image that the catalogue knows, for people to see what runs here.
 *
 * @param title what it is, such as "XGBoost"
 * @param uri an image of that kind, as a job would name it
 * @param origin where the catalogue knows it from, such as "SageMaker" or "atelier.json"
 */
public record KnownImage(String title, String uri, String origin) {}
