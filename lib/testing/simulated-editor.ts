import { createEditor } from "../client/editor/create-editor";
import type { Editor } from "../client/editor/editor-state";
import type { KeptUndo } from "../client/editor/kept-undo";
import type { NameOfTab } from "../client/live/name-of-tab";
import * as checks from "../client/parts/operation-checks";
import { createMemoryOutbox } from "./memory-outbox";
import type { Outbox, OutboxEntry } from "../client/outbox/outbox";
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

interface Circumstances {
  readonly faults?: Faults;
  readonly kept?: Map<string, OutboxEntry>;
  readonly random?: () => number;
  /** Milliseconds that the browser needs to keep something. */
  readonly keepingTakes?: number | "never";
  /** Milliseconds until what checks the work of an earlier visit is here. */
  readonly checksTake?: number;
  readonly isReadOnly?: boolean;
  readonly nameOf?: NameOfTab;
  readonly keptUndo?: KeptUndo;
}

export function openEditor(
  server: SimulatedServer,
  {
    faults = {},
    kept = new Map<string, OutboxEntry>(),
    random = () => 0.5,
    keepingTakes = 0,
    checksTake = 0,
    isReadOnly = false,
    nameOf,
    keptUndo,
  }: Circumstances = {},
): OpenedEditor {
  const transport = server.connect(faults);
  const editor = createEditor({
    pipelineId: "p1",
    clientId: countedId(),
    initial: structuredClone(server.answer()),
    transport,
    outbox: slowOutbox(createMemoryOutbox(kept), keepingTakes),
    now: Date.now,
    random,
    newId: countedId,
    loadChecks: () => new Promise((resolve) => setTimeout(() => resolve(checks), checksTake)),
    isReadOnly,
    ...(nameOf && { nameOf }),
    ...(keptUndo && { keptUndo }),
  });
  editor.start();
  return { editor, transport, kept };
}

function slowOutbox(outbox: Outbox, takes: number | "never"): Outbox {
  if (takes === 0) return outbox;
  return {
    ...outbox,
    add: async (entries) => {
      if (takes === "never") throw new Error("The browser keeps nothing.");
      await new Promise((resolve) => setTimeout(resolve, takes));
      await outbox.add(entries);
    },
  };
}
