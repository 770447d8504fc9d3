import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Gives the classes of a library that is compiled for Java 5 the class format of Java 6, with the
 * stack maps that go with it; their code stays as it is. The JVM keeps no older class in an archive
 * of linked classes, which is what lets zoo start fast. Java 6 and not later, as the JVM checks
 * such a class the old way should a stack map be wrong.
 *
 * <p>The build runs it as it stands: {@code java -cp CLASS_PATH UpgradeClasses.java JAR_NAME FOLDER}
 * takes the first jar of the class path whose name begins with JAR_NAME.
 */
final class UpgradeClasses {
  private static final int MAJOR_VERSION = 7; // offset in a class file, in bytes; two of them

  private final ClassLoader library;

  private UpgradeClasses(ClassLoader library) {
    this.library = library;
  }

  public static void main(String[] args) throws IOException {
    Path jar =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(entry -> entry.getFileName().toString().matches(args[0] + "-[0-9.]+\\.jar"))
            .findFirst()
            .orElseThrow(() -> new IOException("no " + args[0] + " on the class path"));
    try (URLClassLoader library = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      new UpgradeClasses(library).upgrade(jar, Path.of(args[1]));
    }
  }

  private void upgrade(Path jar, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> classes =
          zip.stream()
              .filter(entry -> entry.getName().endsWith(".class"))
              .filter(entry -> !entry.getName().endsWith("module-info.class"))
              .toList();
      for (ZipEntry entry : classes) {
        byte[] original = zip.getInputStream(entry).readAllBytes();
        if (original[MAJOR_VERSION] >= Opcodes.V1_6) {
          throw new IOException(jar + " is of a later format already: this step can go");
        }
        Path target = folder.resolve(entry.getName());
        Files.createDirectories(target.getParent());
        Files.write(target, upgraded(original));
      }
    }
  }

  private byte[] upgraded(byte[] original) {
    ClassWriter writer =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected ClassLoader getClassLoader() {
            return library;
          }
        };
    new ClassReader(original)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public void visit(
                  int version, int access, String name, String signature, String parent, String[] of) {
                super.visit(Opcodes.V1_6, access, name, signature, parent, of);
              }
            },
            0);
    return writer.toByteArray();
  }
}
