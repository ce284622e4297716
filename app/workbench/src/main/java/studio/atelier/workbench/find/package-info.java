/** The bar in which one searches inside a view. */
@NullMarked
package studio.atelier.workbench.find;

import org.jspecify.annotations.NullMarked;
