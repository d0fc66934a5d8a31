package dev.cairn.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class CairnExceptionTest {
  private static final Facts FACTS = new Facts("one", "two", "stage 1", "make it one");

  /** An error as an engine or a reader makes it. */
  private static final class Mistake extends CairnException {
    private static final long serialVersionUID = 1L;

    Mistake(String drawing) {
      super(FACTS, drawing, new IOException("the disk"));
    }
  }

  @Test
  void message_hasFourLines() {
    assertThat(new ShapeException("one", "two", "stage 1", "make it one"))
        .hasMessage(
            """
            expected: one
            found:    two
            where:    stage 1
            mend:     make it one""");
  }

  @Test
  void facts_canBeReadOneByOne() {
    CairnException error = new ShapeException("one", "two", "stage 1", "make it one");

    assertThat(error.expected()).isEqualTo("one");
    assertThat(error.found()).isEqualTo("two");
    assertThat(error.where()).isEqualTo("stage 1");
    assertThat(error.mend()).isEqualTo("make it one");
    assertThat(error.facts()).isEqualTo(FACTS);
    assertThat(error.drawing()).isEmpty();
  }

  @Test
  void drawing_followsTheFacts() {
    Mistake error = new Mistake("a\nb  <-- here");

    assertThat(error.drawing()).contains("a\nb  <-- here");
    assertThat(error).hasMessage(FACTS + "\n\na\nb  <-- here");
  }

  @Test
  void emptyNames_areShownInQuotes() {
    assertThat(new ShapeException("one", "", "stage 1", "make it one").found()).isEqualTo("''");
  }

  @Test
  void namesOfOthers_addNoLinesAndReachNoTerminal() {
    CairnException error =
        new ShapeException("one", "a\nmend:     pay", "\u001b[2Jstage\r1", "make it one");

    assertThat(error)
        .hasMessage(
            """
            expected: one
            found:    a\\nmend:     pay
            where:    \\u001b[2Jstage\\r1
            mend:     make it one""");
    assertThat(error.found()).isEqualTo("a\\nmend:     pay");
    assertThat(error.facts().at("cell\n1").where()).isEqualTo("cell\\n1");
    assertThat(new Mistake("a\nb\u001b[31m").drawing()).contains("a\nb\\u001b[31m");
  }

  @Test
  void notebooks_findNoTraceAndNoCause() {
    Mistake error = new Mistake("");

    assertThat(error.getStackTrace()).isEmpty();
    assertThat(error.getCause()).isNull();
    assertThat(error.getSuppressed()).isEmpty();
  }

  @Test
  void logs_findTraceAndCause() {
    StringWriter text = new StringWriter();
    new Mistake("").printStackTrace(new PrintWriter(text, true));

    assertThat(text.toString())
        .startsWith(Mistake.class.getName() + "\nexpected: one")
        .contains("\tat dev.cairn.graph.CairnExceptionTest.logs_findTraceAndCause(")
        .contains("Caused by: java.io.IOException: the disk");
  }

  @Test
  void newest_isKept() {
    new Mistake("");
    Mistake second = new Mistake("");

    assertThat(LastError.get()).containsSame(second);
  }

  @Test
  void check_refusesNullAndGivesTheValue() {
    assertThat(EmptyVariableException.check("a net", "a value", "fit")).isEqualTo("a value");
    assertThatThrownBy(() -> EmptyVariableException.check("a net", null, "Trainer.fit"))
        .isInstanceOf(EmptyVariableException.class)
        .hasMessage(
            """
            expected: a net
            found:    null
            where:    Trainer.fit
            mend:     look at the line that makes it: it failed or did not run""");
    assertThatCode(() -> EmptyVariableException.check("a net", 1, "fit"))
        .doesNotThrowAnyException();
  }
}
