package dev.modelzoo.cli;

/** Ids as people type them: a shell completes {@code models/ID/} where an id is asked for. */
final class TypedId {
  private TypedId() {}

  /** Without the folder before it and the slash behind it; anything else stays as it is. */
  static String bare(String typed) {
    String bare = typed.replaceFirst("^(\\./)?(models|datasets)/", "").replaceFirst("/+$", "");
    return bare.isEmpty() ? typed : bare;
  }
}
