/** Shows files and artifacts as what they are: rows, texts, pictures, archives, models. Nothing is changed or run. */
@NullMarked
package studio.atelier.studio.preview;

import org.jspecify.annotations.NullMarked;
