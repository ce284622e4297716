package studio.atelier.engine.api.image;

/** Tells what runs an image URI on this machine. */
public interface ImageCatalog {

    ImageResolution resolve(ImageRequest request);
}
