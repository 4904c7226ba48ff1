import { onFirstInput } from "./on-first-input";

/** In milliseconds: the map comes first, and what else its page needs. */
const patience = 5_000;

/** Calls, once, at the first input of a page, or when a little time has passed without any. @returns ends the wait */
export function onceAwake(listener: () => void): () => void {
  const end = () => {
    clearTimeout(timer);
    stop();
  };
  const wake = () => {
    end();
    listener();
  };
  const timer = setTimeout(wake, patience);
  const stop = onFirstInput(wake);
  return end;
}
