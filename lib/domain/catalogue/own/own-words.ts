/** How a control of the workspace's own is told from those of the catalogue, wherever it is listed. */
export function ownWords(version: number): string {
  return `your own control, version ${version}`;
}
