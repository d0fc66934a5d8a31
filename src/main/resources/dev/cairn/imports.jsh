import dev.cairn.train.*;
import tech.tablesaw.api.*;
