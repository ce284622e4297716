/** Documents of the services that answer in XML. */
@NullMarked
package studio.atelier.engine.gateway.xml;

import org.jspecify.annotations.NullMarked;
