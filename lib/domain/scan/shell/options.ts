/** Options of a command and what is left of its words. */
export interface Options {
  readonly words: readonly string[];
  /** All values of an option, by any of its names, in their order; "" for one without. */
  readonly all: (...names: readonly string[]) => readonly string[];
  readonly last: (...names: readonly string[]) => string | undefined;
  /** It is there, and not as `--push=false`. */
  readonly has: (...names: readonly string[]) => boolean;
}

interface Reading {
  /** Names that the next word is the value of, without dashes, separated by spaces. */
  readonly valued?: string;
  /** The first other word ends the options: the rest belongs to another command. */
  readonly endsAtWord?: boolean;
}

/** Reads `--name value`, `--name=value`, `-n value`, `-nvalue` and `-abn value`. */
export function readOptions(args: readonly string[], { valued = "", endsAtWord = false }: Reading): Options {
  const takesValue = new Set(valued.split(" "));
  const values = new Map<string, string[]>();
  const words: string[] = [];
  const add = (name: string, value: string) => {
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  };
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? "";
    if (arg === "--" || (endsAtWord && !arg.startsWith("-"))) {
      words.push(...args.slice(arg === "--" ? index + 1 : index));
      break;
    }
    if (!arg.startsWith("-") || arg === "-") {
      words.push(arg);
      continue;
    }
    const isLong = arg.startsWith("--");
    const bare = arg.slice(isLong ? 2 : 1);
    const equals = bare.indexOf("=");
    const name = equals === -1 ? bare : bare.slice(0, equals);
    if (equals !== -1 && (isLong || name.length > 1)) add(name, bare.slice(equals + 1));
    else if (takesValue.has(name) && equals === -1) add(name, args[++index] ?? "");
    else if (isLong) add(name, "");
    else index += addShort(bare, takesValue, args[index + 1], add);
  }
  const all = (...names: readonly string[]) => names.flatMap((name) => values.get(name) ?? []);
  return {
    words,
    all,
    last: (...names) => all(...names).at(-1),
    has: (...names) => all(...names).some((value) => value !== "false"),
  };
}

/** `-it`, `-p80:80`, `-dp 80:80`. Returns how many of the words after it are taken. */
function addShort(
  letters: string,
  takesValue: ReadonlySet<string>,
  next: string | undefined,
  add: (name: string, value: string) => void,
): number {
  for (const [index, letter] of [...letters].entries()) {
    if (index > 10) break;
    if (!takesValue.has(letter)) {
      add(letter, "");
      continue;
    }
    const rest = letters.slice(index + 1).replace(/^=/, "");
    add(letter, rest === "" ? (next ?? "") : rest);
    return rest === "" ? 1 : 0;
  }
  // Tools that write long options with one dash: `-auto-approve`.
  add(letters, "");
  return 0;
}
