"""Makes the small models beside this file, each with inputs and with what Keras puts out for them.

Run it with Keras 3 and TensorFlow: python make.py [resnet8.h5]. The weights are random, the biases
and statistics too, so that nothing is 0 or 1 by accident.
"""

import os
import sys

os.environ["CUDA_VISIBLE_DEVICES"] = ""
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import h5py
import keras
import numpy as np
from keras import layers as L

HERE = os.path.dirname(os.path.abspath(__file__))


def save(name, model, inputs):
    random = np.random.default_rng(len(name))
    values = []
    for w in model.weights:
        shape = w.shape
        if "seed" in w.path or w.dtype in ("int64", "uint32", "int32"):
            values.append(w.numpy())
        elif "variance" in w.path:
            values.append(random.uniform(0.5, 2, shape))
        else:
            values.append(random.normal(0, 1 / np.sqrt(max(1, np.prod(shape[:-1]))), shape))
    for w, v in zip(model.weights, values):
        w.assign(v)
    outputs = model.predict(inputs, verbose=0)
    model.save(os.path.join(HERE, name + "_model.h5"))
    arrays(name, inputs, outputs)
    print(name, inputs.shape, outputs.shape, float(np.abs(outputs).mean()))


def arrays(name, inputs, outputs):
    with h5py.File(os.path.join(HERE, name + "_inputs_and_outputs.h5"), "w") as f:
        f["inputs"] = inputs.astype("float32")
        f["outputs"] = outputs.astype("float32")


def random(*shape):
    return np.random.default_rng(7).normal(size=shape).astype("float32")


def mlp():
    model = keras.Sequential(
        [
            L.Input((6,)),
            L.Normalization(mean=[1.0, 2, 3, 4, 5, 6], variance=[1.0, 2, 3, 4, 5, 6]),
            L.Dense(8, activation="relu"),
            L.BatchNormalization(scale=False),
            L.Dropout(0.3),
            L.Dense(8, use_bias=False),
            L.LayerNormalization(center=False),
            L.LeakyReLU(),
            L.Dense(7, activation="elu"),
            L.GaussianNoise(0.1),
            L.Dense(7, activation="gelu"),
            L.ELU(alpha=0.7),
            L.Dense(4),
            L.Softmax(),
        ]
    )
    save("mlp", model, random(3, 6))


def image():
    x = start = L.Input((9, 8, 3))
    x = L.Rescaling(1 / 127.5, offset=-1)(x)
    x = L.Conv2D(6, 3, strides=2, padding="same", activation="relu")(x)
    x = L.ZeroPadding2D(1)(x)
    x = a = L.MaxPooling2D(3, strides=1)(x)
    x = L.Conv2D(6, 3, padding="same", groups=3, use_bias=False)(x)
    x = L.BatchNormalization(center=False)(x)
    x = L.ReLU()(x)
    x = L.Conv2D(6, 3, padding="same", dilation_rate=2, activation="silu")(x)
    x = L.Add()([x, a])
    x = L.DepthwiseConv2D(3, depth_multiplier=2, padding="same", activation="tanh")(x)
    x = b = L.SeparableConv2D(8, (3, 2), padding="same", activation="relu")(x)
    s = L.GlobalAveragePooling2D(keepdims=True)(x)
    s = L.Dense(2, activation="relu")(s)
    s = L.Dense(8, activation="sigmoid")(s)
    x = L.Multiply()([s, x])
    x = L.GroupNormalization(groups=4)(x)
    x = L.Concatenate()([x, b])
    x = L.ZeroPadding2D(((1, 0), (2, 1)))(x)
    x = L.Conv2D(5, 2, strides=2, padding="valid")(x)
    x = L.AveragePooling2D(2, strides=1, padding="same")(x)
    x = L.Flatten()(x)
    x = L.BatchNormalization()(x)
    x = L.Concatenate()([x, L.GlobalMaxPooling2D()(b)])
    x = L.Dropout(0.2)(x)
    x = L.Dense(5, activation="softmax")(x)
    model = keras.Model(start, x)
    pixels = np.random.default_rng(3).integers(0, 256, (3, 9, 8, 3)).astype("float32")
    save("image", model, pixels)


def text():
    model = keras.Sequential(
        [
            L.Input((7,)),
            L.Embedding(20, 6),
            L.SpatialDropout1D(0.1),
            L.Conv1D(5, 3, padding="causal", dilation_rate=2, activation="relu"),
            L.SeparableConv1D(6, 2, padding="same"),
            L.Bidirectional(L.LSTM(4, return_sequences=True)),
            L.LayerNormalization(),
            L.MaxPooling1D(2, padding="same"),
            L.TimeDistributed(L.Dense(5)),
            L.GRU(6),
            L.Dense(1, activation="sigmoid"),
        ]
    )
    model.compile(loss="binary_crossentropy", optimizer="sgd")
    save("text", model, np.random.default_rng(4).integers(0, 20, (4, 7)).astype("float32"))


def sequence():
    x = start = L.Input((6, 3))
    a = L.Bidirectional(L.GRU(4))(x)
    b = L.LSTM(5, go_backwards=True, use_bias=False)(x)
    c = L.GlobalMaxPooling1D()(L.DepthwiseConv1D(2)(x))
    d = L.Bidirectional(L.LSTM(4, return_sequences=True), merge_mode="sum")(x)
    d = L.AveragePooling1D(2)(L.ZeroPadding1D(0)(d))
    e = L.Flatten()(d)
    f = L.Reshape((2, 3, 3))(x)
    f = L.Dense(2)(L.Flatten()(L.Permute((1, 2, 3))(f)))
    x = L.Concatenate()([a, b, c, e, f])
    save("sequence", keras.Model(start, L.Dense(3)(x)), random(3, 6, 3))


def nested():
    x = start = L.Input((6, 6, 2))
    x = L.Conv2D(4, 3, name="conv")(x)
    x = L.BatchNormalization(name="norm")(x)
    x = L.Activation("relu")(x)
    base = keras.Model(start, L.Conv2D(4, 3, name="last")(x), name="base")
    base.trainable = False
    inner = keras.Sequential([L.Input((4,)), L.Dense(4, activation="relu", name="conv")])
    model = keras.Sequential([L.Input((6, 6, 2)), base, L.GlobalAveragePooling2D(), inner, L.Dense(3)])
    save("nested", model, random(2, 6, 6, 2))


def resnet8(path):
    """The published net without its softmax, whose outputs would all be near 0 or 1."""
    model = keras.models.load_model(path, compile=False)
    model.layers[-1].activation = keras.activations.linear
    n = np.arange(4 * 32 * 32 * 3, dtype="int64")
    pixels = ((n * 7919 + n // 96 * 131) % 256).astype("float32").reshape(4, 32, 32, 3)
    pixels = (pixels * 0.25 + 96 + 64 * np.sin(n.reshape(pixels.shape) / 500)).round()
    pixels = pixels.astype("float32")
    arrays("resnet8", pixels, model.predict(pixels, verbose=0))



def old_lstm():
    """An LSTM of Keras 2.0, whose hard sigmoid is another one than that of Keras 3: in NumPy."""
    with h5py.File(os.path.join(HERE, "dl4j", "lstm_functional_tf_keras_2.h5")) as f:
        w = f["model_weights"]
        kernel, recurrent, bias = (np.array(w["lstm/lstm"][n + ":0"]) for n in ("kernel", "recurrent_kernel", "bias"))
        dense, last = (np.array(w["outputLayer_a/outputLayer_a"][n + ":0"]) for n in ("kernel", "bias"))
    x = 2 * random(3, 10, 4)
    h = c = np.zeros((3, 8))
    for t in range(10):
        i, f, g, o = np.split(x[:, t] @ kernel + h @ recurrent + bias, 4, axis=1)
        i, f, o = (np.clip(0.2 * v + 0.5, 0, 1) for v in (i, f, o))
        c = f * c + i * np.tanh(g)
        h = o * np.tanh(c)
    y = np.exp(h @ dense + last)
    arrays("old_lstm", x, y / y.sum(axis=1, keepdims=True))


def theirs():
    """Published files by this Keras, which no longer reads lists of layers; means of the large one."""
    model = keras.Sequential(
        [
            L.Input((10, 10, 3)),
            L.Conv2D(1, 3),
            L.BatchNormalization(),
            L.ReLU(),
            L.Conv2D(1, 3),
            L.Flatten(),
            L.Dense(1),
        ]
    )
    with h5py.File(os.path.join(HERE, "dl4j", "cnn_batch_norm.h5")) as f:
        groups = [f["model_weights"][n] for n in f["model_weights"].attrs["layer_names"]]
        model.set_weights([np.array(g[n]) for g in groups for n in g.attrs["weight_names"]])
    x = random(2, 10, 10, 3)
    arrays("cnn_batch_norm", x, model.predict(x, verbose=0))
    model = keras.models.load_model(os.path.join(HERE, "dl4j", "GAPError.h5"), compile=False)
    x = np.sin(np.arange(400 * 128) * 0.37).reshape(1, 400, 128).astype("float32")
    y = model.predict(x, verbose=0)
    arrays("gap", np.zeros(1), y.mean(axis=1))
    print(y.shape, np.abs(y).max())


if __name__ == "__main__":
    mlp()
    image()
    text()
    sequence()
    nested()
    old_lstm()
    theirs()
    if len(sys.argv) > 1:
        resnet8(sys.argv[1])
