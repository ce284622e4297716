/** Files of rows as one looks at them: opened read-only, any row at once, columns summed up. */
@NullMarked
package studio.atelier.engine.dataprep.view;

import org.jspecify.annotations.NullMarked;
