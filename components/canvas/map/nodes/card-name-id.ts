/** The id of the sentence that names a card. */
export function cardNameId(node: string): string {
  return `card-name-${node}`;
}
