/** What XGBoost's model files hold, read without XGBoost. */
@NullMarked
package studio.atelier.studio.preview.model;

import org.jspecify.annotations.NullMarked;
