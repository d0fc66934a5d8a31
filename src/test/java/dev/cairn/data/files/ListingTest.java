package dev.cairn.data.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.AccessDeniedException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Folders that cannot be listed; a test that runs as administrator may read any real one. */
@Tag("unit")
class ListingTest {

  @Test
  void unreadable_namesTheFolder() {
    assertThat(Listing.unreadable(Path.of("flowers/rose"), new AccessDeniedException("rose")))
        .hasMessage(
            """
            expected: a folder that can be read
            found:    AccessDeniedException: rose
            where:    %s
            mend:     check that you may read it\
            """
                .formatted(Path.of("flowers/rose")));
  }

  @Test
  void unreadable_knowsAFileFromAFolder() {
    assertThat(Listing.unreadable(Path.of("flowers.zip"), new NotDirectoryException("flowers")))
        .hasMessage(
            """
            expected: a folder with a folder for each class
            found:    a file
            where:    flowers.zip
            mend:     name the folder that it lies in; unpack it first if it is an archive\
            """);
  }
}
