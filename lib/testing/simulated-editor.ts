import { createEditor } from "../client/editor/create-editor";
import type { Editor } from "../client/editor/editor-state";
import { createMemoryOutbox } from "../client/outbox/memory-outbox";
import type { OutboxEntry } from "../client/outbox/outbox";
import type { SimulatedServer } from "./simulated-server";
import type { Faults, SimulatedTransport } from "./simulated-transport";

let made = 0;

/** Ids like those of the browser, the same in every run. */
export function countedId(): string {
  made += 1;
  return `00000000-0000-4000-8000-${String(made).padStart(12, "0")}`;
}

interface OpenedEditor {
  readonly editor: Editor;
  readonly transport: SimulatedTransport;
  /** What the browser keeps; another editor may be opened on it, as after a reload. */
  readonly kept: Map<string, OutboxEntry>;
}

/** An editor at work on a simulated server. */
export function openEditor(server: SimulatedServer, { faults = {}, kept = new Map<string, OutboxEntry>(), random = () => 0.5 }: { faults?: Faults; kept?: Map<string, OutboxEntry>; random?: () => number } = {}): OpenedEditor {
  const transport = server.connect(faults);
  const editor = createEditor({
    pipelineId: "p1",
    clientId: countedId(),
    initial: structuredClone(server.answer()),
    transport,
    outbox: createMemoryOutbox(kept),
    now: Date.now,
    random,
    newId: countedId,
  });
  editor.start();
  return { editor, transport, kept };
}
