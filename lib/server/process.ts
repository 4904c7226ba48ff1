import "server-only";

export type ProcessState = {
  /** Set on SIGTERM: readiness answers 503 and streams end. */
  draining: boolean;
  /** The database client, the document cache, the event hub and the like, each made on first use. */
  readonly slots: Map<string, unknown>;
};

const stateKey = Symbol.for("blueline");

/** The one state of this process. A module is loaded several times in it (by instrumentation, routes and pages), so a module variable is not one. */
export function processState(): ProcessState {
  // globalThis has no type for our symbol.
  const holder = globalThis as {
    [stateKey]?: Partial<{ -readonly [Key in keyof ProcessState]: ProcessState[Key] }>;
  };
  const state = (holder[stateKey] ??= {});
  // The server script may have made the object before any module was loaded, only to tell `draining`.
  state.draining ??= false;
  state.slots ??= new Map();
  // Both parts are there now.
  return state as ProcessState;
}

/** What `make` gives, made once per process under this key, however often the calling module is loaded. */
export function oncePerProcess<T>(key: string, make: () => T): T {
  const { slots } = processState();
  if (!slots.has(key)) slots.set(key, make());
  // A key belongs to one caller, which always makes the same type.
  return slots.get(key) as T;
}

/** Whether this process only reads, and another one writes: said by scripts/reader.mjs. */
export function isReader(): boolean {
  return processState().slots.has("reader");
}
