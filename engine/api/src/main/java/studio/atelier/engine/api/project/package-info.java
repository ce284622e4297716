/** The project file atelier.json: buckets, images, instance types and workspace of a project. */
@NullMarked
package studio.atelier.engine.api.project;

import org.jspecify.annotations.NullMarked;
