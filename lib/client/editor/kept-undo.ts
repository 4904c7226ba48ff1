import type { LoadOperationChecks } from "../parts/load-operation-checks";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { emptyHistory, type History, type Step } from "./undo-history";

/** Keeps the undo list beyond a page: in its tab, until the tab closes or the person signs out. */
export interface KeptUndo {
  /** Empty if nothing is stored, or if another version stored it. */
  readonly load: () => Promise<History>;
  readonly keep: (history: History) => void;
  readonly drop: () => void;
}

const mostSteps = 100;
/** Of the five megabytes of characters that a browser gives a site. */
const mostCharacters = 300_000;

const keyOf = (userId: string, pipelineId: string) => `${beginningOf(userId)}${pipelineId}`;
const beginningOf = (userId: string) => `blueline undo ${userId} `;

type Session = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** The undo list of one person and one pipeline in this tab's storage. A browser without storage loses only this. */
export function createKeptUndo(
  { userId, pipelineId }: { readonly userId: string; readonly pipelineId: string },
  loadChecks: LoadOperationChecks,
  session: () => Session = () => sessionStorage,
): KeptUndo {
  const key = keyOf(userId, pipelineId);
  return {
    load: async () => {
      const text = tryOr(null, () => session().getItem(key));
      return text === null ? emptyHistory : readHistory(text, loadChecks).catch(() => emptyHistory);
    },
    keep: (history) => tryOr(undefined, () => session().setItem(key, textOf(history))),
    drop: () => tryOr(undefined, () => session().removeItem(key)),
  };
}

/** For all pipelines: on sign-out. */
export function dropKeptUndo(userId: string, session: () => Session = () => sessionStorage): void {
  tryOr(undefined, () => {
    const storage = session();
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
    for (const key of keys) if (key.startsWith(beginningOf(userId))) storage.removeItem(key);
  });
}

const texts = new WeakMap<Step, string>();

function textOfStep(step: Step): string {
  const text = texts.get(step) ?? JSON.stringify(step);
  texts.set(step, text);
  return text;
}

/** The newest steps that fit. */
function textOf({ done, undone }: History): string {
  let room = mostCharacters;
  const newest = (steps: readonly Step[]) => {
    const kept: string[] = [];
    for (const step of steps.slice(-mostSteps).toReversed()) {
      const text = textOfStep(step);
      room -= text.length;
      if (room < 0) break;
      kept.push(text);
    }
    return `[${kept.toReversed().join(",")}]`;
  };
  return `{"done":${newest(done)},"undone":${newest(undone)}}`;
}

async function readHistory(text: string, loadChecks: LoadOperationChecks): Promise<History> {
  const { done, undone } = JSON.parse(text) as { readonly [list: string]: unknown };
  const { readOperationBody } = await loadChecks();
  return { done: readSteps(done, readOperationBody), undone: readSteps(undone, readOperationBody) };
}

/** @throws if it is not the output of `textOf`, or contains an operation that this version lacks */
function readSteps(value: unknown, readBody: (body: unknown) => OperationBody): readonly Step[] {
  if (!Array.isArray(value)) throw new TypeError("not a list of steps");
  return value.map((step: Step) => ({
    label: step.label,
    inverse: {
      bodies: step.inverse.bodies.map(readBody),
      left: step.inverse.bodies.map((_body, index) => step.inverse.left[index] ?? null),
    },
  }));
}

function tryOr<T>(otherwise: T, act: () => T): T {
  try {
    return act();
  } catch {
    return otherwise;
  }
}
