package dev.modelzoo.image;

import dev.modelzoo.content.EntryId;
import dev.modelzoo.content.IgnoreRules;
import java.nio.file.Path;

/** A model-image on disk; says where its parts are, not that they are there. */
public record ModelImage(EntryId id, Path folder) {
  /** The program that recognises: {@code ./SBI LIST RESULT_DIR}. */
  public static final String SBI = "SBI";

  public static final String CARD = "model.yaml";
  public static final String DOCKERFILE = "docker/Dockerfile";
  public static final String ASSETS = "assets";
  public static final String README = "README.md";

  public Path sbi() {
    return folder.resolve(SBI);
  }

  public Path cardFile() {
    return folder.resolve(CARD);
  }

  public Path dockerfile() {
    return folder.resolve(DOCKERFILE);
  }

  /** Models, vocabularies, settings; images that call a cloud API may have none. */
  public Path assets() {
    return folder.resolve(ASSETS);
  }

  /** Reads {@code model.yaml}; a ZooException names what is wrong with it. */
  public ModelCard card() {
    return ModelCard.read(cardFile());
  }

  /** Reads what of this image is never pushed, from {@code .zooignore} and {@code model.yaml}. */
  public IgnoreRules ignoreRules() {
    return IgnoreRules.read(folder).withProvided(card().provided());
  }

  /** Reads from the first bytes of the SBI what runs it. */
  public SbiProgram sbiProgram() {
    return SbiProgram.read(sbi());
  }
}
