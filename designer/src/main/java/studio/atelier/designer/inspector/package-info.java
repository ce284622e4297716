/** What a step says, as a form that can be read and changed, beside its JSON. */
@NullMarked
package studio.atelier.designer.inspector;

import org.jspecify.annotations.NullMarked;
