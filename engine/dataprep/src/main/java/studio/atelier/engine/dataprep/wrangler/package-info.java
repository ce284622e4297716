/** Acts as the Data Wrangler processing container. */
@NullMarked
package studio.atelier.engine.dataprep.wrangler;

import org.jspecify.annotations.NullMarked;
