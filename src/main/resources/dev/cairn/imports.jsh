import dev.cairn.*;
import dev.cairn.data.*;
import dev.cairn.stack.*;
import dev.cairn.task.*;
import dev.cairn.train.*;
import tech.tablesaw.api.*;
import static dev.cairn.Cairn.*;
import java.util.function.*;
import java.util.stream.*;
