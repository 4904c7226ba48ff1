/** Asks the person for their password again. @returns whether it was right */
type Asks = () => Promise<boolean>;

let ask: Asks | undefined;

/** @returns removes it: nothing asks after that. */
export function confirmIdentityBy(asks: Asks): () => void {
  ask = asks;
  return () => {
    if (ask === asks) ask = undefined;
  };
}

/** If a page cannot ask, the answer is no. */
export function confirmIdentity(): Promise<boolean> {
  return ask?.() ?? Promise.resolve(false);
}
