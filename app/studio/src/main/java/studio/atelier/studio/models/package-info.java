/** The room of models: groups, their versions, and the approval of each. */
@NullMarked
package studio.atelier.studio.models;

import org.jspecify.annotations.NullMarked;
