package dev.cairn.setup.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What {@code pom.xml} says of platforms: a profile for each, and the natives as dependencies with
 * a classifier that depends on the profile.
 */
public final class BuildFile {
  private static final String PLATFORM = "cairn.platform";
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

  private final Element project;

  private BuildFile(Element project) {
    this.project = project;
  }

  /**
   * Reads it.
   *
   * @param file the file
   * @return what it says
   * @throws IOException if it cannot be read
   */
  public static BuildFile read(Path file) throws IOException {
    try {
      DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      // The default one prints to the terminal.
      builder.setErrorHandler(new DefaultHandler());
      return new BuildFile(builder.parse(file.toFile()).getDocumentElement());
    } catch (ParserConfigurationException | SAXException broken) {
      throw new IOException(file + " is no pom.xml", broken);
    }
  }

  /**
   * The version of Cairn.
   *
   * @return for example {@code 0.1.0}
   */
  public String version() {
    return text(project, "version").orElseThrow();
  }

  /**
   * The platforms that there are natives for.
   *
   * @return for example {@code linux-x86_64}
   */
  public List<String> platforms() {
    return profiles().map(profile -> properties(profile).get(PLATFORM)).toList();
  }

  /**
   * The properties that the build chooses natives by.
   *
   * @param platform one of {@link #platforms()}
   * @return their values
   */
  public Map<String, String> properties(String platform) {
    return profiles()
        .map(BuildFile::properties)
        .filter(properties -> platform.equals(properties.get(PLATFORM)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no platform " + platform));
  }

  /**
   * The natives of a platform as files.
   *
   * @param platform one of {@link #platforms()}
   * @return the names of their jars
   */
  public List<String> jars(String platform) {
    return natives(platform).stream().map(Native::jar).toList();
  }

  /** The natives of a platform, in plain versions. */
  List<Native> natives(String platform) {
    var values = new HashMap<>(properties(project));
    values.putAll(properties(platform));
    return child(project, "dependencies").stream()
        .flatMap(all -> children(all, "dependency"))
        .filter(dependency -> text(dependency, "classifier").isPresent())
        .map(
            dependency ->
                new Native(
                    value(dependency, "groupId", values),
                    value(dependency, "artifactId", values),
                    value(dependency, "version", values),
                    value(dependency, "classifier", values)))
        .toList();
  }

  private Stream<Element> profiles() {
    return child(project, "profiles").stream()
        .flatMap(all -> children(all, "profile"))
        .filter(profile -> properties(profile).containsKey(PLATFORM));
  }

  private static Map<String, String> properties(Element owner) {
    var all = new HashMap<String, String>();
    child(owner, "properties").stream()
        .flatMap(properties -> children(properties, "*"))
        .forEach(property -> all.put(property.getTagName(), property.getTextContent().strip()));
    return all;
  }

  private static String value(Element owner, String name, Map<String, String> values) {
    Matcher property = PROPERTY.matcher(text(owner, name).orElseThrow());
    return property.replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
  }

  private static Optional<String> text(Element owner, String name) {
    return child(owner, name).map(child -> child.getTextContent().strip());
  }

  private static Optional<Element> child(Element owner, String name) {
    return children(owner, name).findFirst();
  }

  private static Stream<Element> children(Element owner, String name) {
    NodeList all = owner.getChildNodes();
    return IntStream.range(0, all.getLength())
        .mapToObj(all::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .filter(element -> name.equals("*") || element.getTagName().equals(name));
  }
}
