/** The replacements of `sed` expressions, as texts: a real pattern stays as written. */
export function replacedBy(expressions: readonly string[]): Readonly<Record<string, string>> {
  const found: [string, string][] = [];
  for (const expression of expressions) {
    for (let index = 0; index < expression.length && found.length < 50;) {
      const start = /(?:^|[;\s{/])s([^\w\s\\])/.exec(expression.slice(index));
      if (!start) break;
      const mark = start[1] ?? "";
      index += start.index + start[0].length;
      const [pattern, afterPattern] = upTo(expression, index, mark);
      const [text, afterText] = upTo(expression, afterPattern, mark);
      index = afterText;
      if (pattern !== "") found.push([plainText(pattern), text.replaceAll(/\\([^\d])/g, "$1")]);
    }
  }
  return Object.fromEntries(found);
}

function upTo(text: string, start: number, mark: string): readonly [string, number] {
  let index = start;
  while (index < text.length && text.charAt(index) !== mark) index += text.charAt(index) === "\\" ? 2 : 1;
  return [text.slice(start, index), index + 1];
}

/** `gcr\.io\/app`: what an escaped sign matches is the sign. */
export function plainText(pattern: string): string {
  return pattern.replaceAll(/\\([^\w(){}|+?])/g, "$1").replace(/^\^/, "");
}

/** Variables that `envsubst` fills in, with what is known of them. */
export function substitutedIn(
  text: string,
  valueOf: (name: string) => string | undefined,
): Readonly<Record<string, string>> {
  const found = new Map<string, string>();
  for (const [written, braced, bare] of text.slice(0, 200_000).matchAll(/\$\{(\w{1,80})\}|\$(\w{1,80})/g)) {
    const value = valueOf(braced ?? bare ?? "");
    if (value !== undefined && found.size < 100) found.set(written, value);
  }
  return Object.fromEntries(found);
}
