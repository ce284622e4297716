/** The editor of a pipeline: canvas, JSON, runs and the tools around it, put together. */
@NullMarked
package studio.atelier.designer.editor;

import org.jspecify.annotations.NullMarked;
