/** A list of words that is easier to read as a text. */
export function words(text: string): readonly string[] {
  return text.split(" ");
}
