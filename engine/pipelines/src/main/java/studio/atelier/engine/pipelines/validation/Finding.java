package studio.atelier.engine.pipelines.validation;

import java.util.Optional;

/**
 * Something that is wrong with a pipeline definition, or worth knowing about it.
 *
 * @param code what kind of thing, in kebab case; stable, for programs
 * @param pointer JSON pointer (RFC 6901) of the value it is about; empty for the whole document
 * @param line of that value in the text, from 1
 * @param column of that value in the text, from 1
 * @param message what is wrong and what to do
 * @param fix a change that removes it, where one is known
 */
public record Finding(
        Severity severity, String code, String pointer, int line, int column, String message, Optional<Fix> fix) {}
