/** The Models room: model package groups, their versions, and the approval of a version. */
@NullMarked
package studio.atelier.studio.models;

import org.jspecify.annotations.NullMarked;
