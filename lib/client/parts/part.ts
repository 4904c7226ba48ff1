export const knownParts = new Set<() => Promise<unknown>>();

/** A part of the program that is fetched when it is first needed, or ahead of that when there is time. */
export function part<Part>(load: () => Promise<Part>): () => Promise<Part> {
  knownParts.add(load);
  return load;
}
