/** Asks the person at the browser for the password again. @returns whether it was right */
type Asks = () => Promise<boolean>;

let ask: Asks | undefined;

/** @returns takes it back: nobody is asked any more. */
export function confirmIdentityBy(asks: Asks): () => void {
  ask = asks;
  return () => {
    if (ask === asks) ask = undefined;
  };
}

/** Where a page has no way to ask, the answer is no. */
export function confirmIdentity(): Promise<boolean> {
  return ask?.() ?? Promise.resolve(false);
}
