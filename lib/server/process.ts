import "server-only";

export type ProcessState = {
  /** Set on SIGTERM: readiness answers 503 and streams end. */
  draining: boolean;
  /** The database client, the document cache, the event hub and so on, each created on first use. */
  readonly slots: Map<string, unknown>;
};

const stateKey = Symbol.for("blueline");

/**
 * The one state of this process. Instrumentation, routes and pages each load their own copy of a module, so a
 * module variable is not shared.
 */
export function processState(): ProcessState {
  // globalThis has no type for our symbol.
  const holder = globalThis as {
    [stateKey]?: Partial<{ -readonly [Key in keyof ProcessState]: ProcessState[Key] }>;
  };
  const state = (holder[stateKey] ??= {});
  // The server script may have created the object before any module was loaded, only to set `draining`.
  state.draining ??= false;
  state.slots ??= new Map();
  // Both parts exist now.
  return state as ProcessState;
}

/**
 * The result of `make`, created once per process under this key, however often the calling module is loaded.
 */
export function oncePerProcess<T>(key: string, make: () => T): T {
  const { slots } = processState();
  if (!slots.has(key)) slots.set(key, make());
  // A key belongs to one caller, which always creates the same type.
  return slots.get(key) as T;
}

/** Whether this process is a read-only worker: set by scripts/reader.mjs. */
export function isReader(): boolean {
  return processState().slots.has("reader");
}
