/** Calls once, when the person moves the pointer over the page, touches it or presses a key. @returns ends the wait. */
export function onFirstInput(listener: () => void): () => void {
  const waiting = new AbortController();
  const hear = () => {
    waiting.abort();
    listener();
  };
  for (const type of ["pointermove", "pointerdown", "keydown"])
    addEventListener(type, hear, { signal: waiting.signal, passive: true });
  return () => waiting.abort();
}
