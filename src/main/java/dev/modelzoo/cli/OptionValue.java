package dev.modelzoo.cli;

import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;

/** Makes the value of an option from what was typed; a class with a name, as {@link Failures}. */
final class OptionValue<T> implements ITypeConverter<T> {
  private final Function<String, T> parser;

  private OptionValue(Function<String, T> parser) {
    this.parser = parser;
  }

  static <T> void register(CommandLine commandLine, Class<T> type, Function<String, T> parser) {
    commandLine.registerConverter(type, new OptionValue<>(parser));
  }

  @Override
  public T convert(String typed) {
    return parser.apply(typed);
  }
}
