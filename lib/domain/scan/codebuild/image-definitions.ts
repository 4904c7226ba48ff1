export interface ImageDefinition {
  readonly container: string;
  /** As the script writes it. */
  readonly image?: string;
}

/**
 * The content that a script line writes to `imagedefinitions.json`: by `printf` with `%s` for the image, or by `echo`. Empty for other
 * lines.
 */
export function imageDefinitions(line: string): readonly ImageDefinition[] {
  if (line.length > 4_000 || !/>\s*["']?[\w./-]*imagedefinitions[\w.-]*\.json/i.test(line)) return [];
  const text = line.slice(0, line.lastIndexOf(">")).replaceAll(String.raw`\"`, '"');
  const definitions: ImageDefinition[] = [];
  // The values of each `%s` in order: the words after the format.
  const words = (/\]\s*(?:\\n)?['"]?\s+(.*)$/s.exec(text)?.[1] ?? "").split(/\s+/).filter(Boolean).map(bare);
  const taken = [...text.matchAll(/"(name|imageUri)"\s*:\s*"([^"]*)"/g)];
  let word = 0;
  const valueOf = (written: string) => (written === "%s" ? words[word++] : written.replaceAll(/^'|'$/g, ""));
  let container: string | undefined;
  let image: string | undefined;
  for (const [, key, written = ""] of taken) {
    const value = valueOf(written);
    if (key === "name") container = value;
    else image = value;
    if (container === undefined || (key === "name" && image === undefined)) continue;
    definitions.push({ container, ...(image !== undefined && { image }) });
    container = undefined;
    image = undefined;
  }
  return definitions;
}

/** Without the quotes around it, and those that end and begin a text around a variable: `'"$URI"'`. */
function bare(word: string): string {
  return word.replaceAll(/["']/g, "");
}
