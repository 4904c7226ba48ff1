export const knownParts = new Set<() => Promise<unknown>>();

/** A part of the program that is fetched on first use, or earlier when the page is idle. */
export function part<Part>(load: () => Promise<Part>): () => Promise<Part> {
  knownParts.add(load);
  return load;
}
