package dev.cairn.engine;

/**
 * What every engine promises, compared with {@link ReferenceEngine}. An engine's test extends this
 * and names the engine; each point stands in a file of its own.
 */
abstract class EngineContract
    implements ForwardContract,
        GradientContract,
        UpdateContract,
        NormContract,
        TransferContract,
        RepeatContract,
        LifeContract,
        MistakeContract {}
