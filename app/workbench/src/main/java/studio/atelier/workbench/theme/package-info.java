/** Colours, type and sizes of every screen: the tokens, read once from tokens.css, for style sheets and for canvases. */
@NullMarked
package studio.atelier.workbench.theme;

import org.jspecify.annotations.NullMarked;
