/** Beside a status that is what counts until a second person has confirmed what is claimed. */
export const pendingWord = "review pending";

/** "Declared, review pending". @param word of the status */
export function withPending(word: string, isPending: boolean): string {
  return isPending ? `${word}, ${pendingWord}` : word;
}
