/** What is in tar and zip files, without unpacking them. */
@NullMarked
package studio.atelier.studio.preview.archive;

import org.jspecify.annotations.NullMarked;
