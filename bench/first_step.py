"""Prints the seconds from the start of the kernel "Java (Cairn)" to its first finished training step.

./cairn bench runs it.
"""

import time

from jupyter_client.manager import start_new_kernel

STEP = """
import dev.cairn.engine.*;
import dev.cairn.graph.*;
import dev.cairn.stack.*;
var blocks = Blocks.basic().shortcut(Shortcuts.projection()).times(3);
var net = Net.image(3, 32, 32).stem(16).stages(blocks, 16, 32, 64).classify(10);
var program = new Program(net.graph(), net.loss(), new Update.Sgd(0.9, true, 1e-4));
var batch = Batch.allocate(64, net.graph().inputShape(), net.graph().outputShape());
for (int i = 0; i < 64; i++) batch.targets().put(i * 10 + i % 10, 1);
try (var session = Engine.preferred().open(program, State.initial(net.graph(), 1), Device.cpu())) {
  System.out.print(session.step(batch, 0.05));
}
"""

begun = time.monotonic()
manager, client = start_new_kernel(kernel_name="cairn")
try:
    shown = []
    reply = client.execute_interactive(
        STEP,
        allow_stdin=False,
        timeout=120,
        output_hook=lambda message: shown.append(message["content"].get("text", "")),
    )
    seconds = time.monotonic() - begun
    assert reply["content"]["status"] == "ok", reply["content"]
    assert 2 < float("".join(shown)) < 3, shown  # ten classes, nothing learned: about ln 10
    print(seconds)
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
