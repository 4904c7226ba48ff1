/** Where, in the page, the sentence stands that a card is called by. */
export function cardNameId(node: string): string {
  return `card-name-${node}`;
}
