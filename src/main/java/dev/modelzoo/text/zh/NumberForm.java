package dev.modelzoo.text.zh;

import java.util.List;

/** One way in which numbers are written, such as a date, and how it is read aloud. */
interface NumberForm {
  /** As {@code --explain} shows it. */
  String name();

  /** What is to be read, from left to right. The text holds a digit. */
  List<Reading> find(Letters text);
}
