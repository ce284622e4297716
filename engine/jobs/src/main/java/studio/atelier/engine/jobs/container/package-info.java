/** What a container finds when it starts: its /opt/ml tree, its config files, its environment. */
@NullMarked
package studio.atelier.engine.jobs.container;

import org.jspecify.annotations.NullMarked;
