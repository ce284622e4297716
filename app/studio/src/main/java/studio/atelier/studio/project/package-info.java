/** Projects: a folder with its files, its project file and its engine; and which were open lately. */
@NullMarked
package studio.atelier.studio.project;

import org.jspecify.annotations.NullMarked;
