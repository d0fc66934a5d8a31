package dev.cairn.engine;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * What every engine promises, compared with {@link ReferenceEngine}. An engine's test extends this
 * and names the engine; each point stands in a file of its own.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class EngineContract
    implements ForwardContract,
        GradientContract,
        UpdateContract,
        NormContract,
        TransferContract,
        RepeatContract,
        LifeContract,
        MistakeContract {}
