import { useMemo, useSyncExternalStore } from "react";

/** The part of an interview that only this browser knows: its current question, and the questions skipped on purpose. */
export interface KeptPlace {
  readonly at?: string;
  readonly passed: { readonly [step: string]: Passed };
}

export type Passed = "none" | "unknown" | "skipped";

const nothing: KeptPlace = { passed: {} };
const changed = "blueline:interview";

/** The answers themselves are on the map. If the browser stores nothing, the place is derived from them. */
export function useKeptPlace(pipelineId: string): readonly [KeptPlace, (place: KeptPlace) => void] {
  const text = useSyncExternalStore(
    watch,
    () => read(pipelineId),
    () => undefined,
  );
  const place = useMemo(() => parse(text), [text]);
  return [place, (next) => write(pipelineId, next)];
}

const memory = new Map<string, string>();

function watch(onChange: () => void): () => void {
  addEventListener(changed, onChange);
  return () => removeEventListener(changed, onChange);
}

function read(pipelineId: string): string | undefined {
  try {
    return memory.get(pipelineId) ?? localStorage.getItem(keyOf(pipelineId)) ?? undefined;
  } catch {
    // A browser may refuse storage altogether.
    return undefined;
  }
}

function write(pipelineId: string, place: KeptPlace): void {
  const text = JSON.stringify(place);
  // Another tab may be elsewhere: each keeps its own place, and the next visit continues the last one's.
  memory.set(pipelineId, text);
  try {
    localStorage.setItem(keyOf(pipelineId), text);
  } catch {
    // Refused or full: this visit keeps it in memory.
  }
  dispatchEvent(new Event(changed));
}

function keyOf(pipelineId: string): string {
  return `blueline.interview.${pipelineId}`;
}

function parse(text: string | undefined): KeptPlace {
  if (text === undefined) return nothing;
  try {
    const place: unknown = JSON.parse(text);
    if (
      typeof place !== "object" ||
      place === null ||
      !("passed" in place) ||
      typeof place.passed !== "object" ||
      place.passed === null
    )
      return nothing;
    // Only `write` writes it; an invalid value matches no step.
    return place as KeptPlace;
  } catch {
    return nothing;
  }
}
