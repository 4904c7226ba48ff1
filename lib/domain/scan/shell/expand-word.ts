import { skipPiece } from "./skip-piece";

/** A variable's value; "unknown" if set to a value that no file tells, undefined if not set. */
export type Value = { readonly text: string } | "unknown" | undefined;

export interface Scope {
  readonly valueOf: (name: string) => Value;
  /** The words of an array; undefined for none of that name. */
  readonly wordsOf: (name: string) => readonly string[] | undefined;
  /** The output of a command, if known from the files. */
  readonly outputOf: (command: string) => string | undefined;
}

const longestValue = 4000;
const mostFields = 500;
const deepest = 8;

/** Spaces in what another tool fills in separate no words. */
const filledInLater = /\$?\{\{[^}]{0,500}\}\}|\$\([^()]{0,500}\)|<<[^<>]{0,200}>>/g;
const hardSpace = "\u{E010}";

/** Words that a word of a script becomes: quotes off, variables filled in as far as they are known. */
export function expandWord(raw: string, scope: Scope): readonly string[] {
  const fields = new Fields();
  addPieces(raw, scope, fields, false, 0);
  return fields.all();
}

/** The same as one text, as where a variable is given its value. */
export function expandText(raw: string, scope: Scope): string {
  const fields = new Fields();
  addPieces(raw, scope, fields, true, 0);
  return fields.all().join(" ");
}

/** Variables of a text filled in, its quotes kept, as tools of CI do with the values of variables. */
export function fillIn(text: string, scope: Scope): string {
  const fields = new Fields();
  addQuoted(text, scope, fields, 0);
  return fields.all().join(" ");
}

class Fields {
  private readonly done: string[] = [];
  private open = "";
  private isOpen = false;

  add(text: string): void {
    this.isOpen = true;
    if (this.open.length < longestValue) this.open += text;
  }

  /** Unquoted text is split at white space. */
  addSplit(text: string): void {
    const parts = text
      .replaceAll(filledInLater, (whole) => whole.replaceAll(" ", hardSpace))
      .split(/\s+/)
      .map((part) => part.replaceAll(hardSpace, " "));
    for (const [index, part] of parts.entries()) {
      if (index > 0) this.end();
      if (part !== "") this.add(part);
    }
  }

  end(): void {
    if (this.isOpen && this.done.length < mostFields) this.done.push(this.open);
    this.open = "";
    this.isOpen = false;
  }

  all(): readonly string[] {
    this.end();
    return this.done;
  }
}

function addPieces(raw: string, scope: Scope, fields: Fields, isQuoted: boolean, depth: number): void {
  for (let index = 0; index < raw.length;) {
    const character = raw.charAt(index);
    const end = skipPiece(raw, index);
    if (end === -1) {
      fields.add(character);
      index++;
      continue;
    }
    const piece = raw.slice(index, end);
    index = end;
    if (character === "'" && piece.length > 1) fields.add(piece.slice(1, -1));
    else if (character === '"' && piece.length > 1) {
      fields.add("");
      addQuoted(piece.slice(1, -1), scope, fields, depth);
    } else if (character === "\\") fields.add(unescaped(piece));
    else if (character === "`" && piece.length > 1)
      addOutput(piece.slice(1, -1), piece, scope, fields, isQuoted);
    else if (character === "$") index += addDollar(piece, raw, index, scope, fields, isQuoted, depth);
    else if (character === "%") index += addPercent(raw, index, scope, fields);
    else fields.add(piece);
  }
}

/** Between double quotes, where an apostrophe is one. */
function addQuoted(text: string, scope: Scope, fields: Fields, depth: number): void {
  for (let index = 0; index < text.length;) {
    const character = text.charAt(index);
    if (character === "\\") {
      const next = text.charAt(index + 1);
      if (next !== "\n") fields.add('$`"\\'.includes(next) ? next : `\\${next}`);
      index += 2;
    } else if (character === "$" || character === "`") {
      const end = skipPiece(text, index);
      if (end === -1) {
        fields.add(character);
        index++;
        continue;
      }
      const piece = text.slice(index, end);
      index = end;
      if (character === "`") addOutput(piece.slice(1, -1), piece, scope, fields, true);
      else index += addDollar(piece, text, index, scope, fields, true, depth);
    } else if (character === "%") {
      index++;
      index += addPercent(text, index, scope, fields);
    } else {
      fields.add(character);
      index++;
    }
  }
}

/** A backslash before a letter or a number is taken for a path of Windows: shells have no use for it there. */
function unescaped(piece: string): string {
  const next = piece.charAt(1);
  return next === "\n" ? "" : /[A-Za-z0-9_.*]/.test(next) ? piece : next;
}

/** `%NAME%` of a batch file, where something gives it a value. Returns how much of the text it took beyond `%`. */
function addPercent(text: string, index: number, scope: Scope, fields: Fields): number {
  const name = /^([A-Za-z_]\w{0,100})%/.exec(text.slice(index, index + 102));
  const value = name ? scope.valueOf(name[1] ?? "") : undefined;
  fields.add(typeof value === "object" ? value.text : `%${name?.[0] ?? ""}`);
  return name?.[0].length ?? 0;
}

/** Adds what a piece that begins with `$` means. Returns how much more of the text it took. */
function addDollar(
  piece: string,
  text: string,
  index: number,
  scope: Scope,
  fields: Fields,
  isQuoted: boolean,
  depth: number,
): number {
  const add = (value: string) => (isQuoted ? fields.add(value) : fields.addSplit(value));
  if (piece.startsWith("${{")) fields.add(piece);
  else if (piece.startsWith("$(("))
    fields.add(
      `$(${piece
        .replaceAll(/[()"'\n]/g, " ")
        .slice(1)
        .trim()})`,
    );
  else if (piece.startsWith("$(")) addOutput(piece.slice(2, -1), piece, scope, fields, isQuoted);
  else if (piece.startsWith("$'"))
    fields.add(piece.slice(2, -1).replaceAll("\\n", "\n").replaceAll("\\t", "\t"));
  else if (piece.startsWith("${")) addBraced(piece, scope, fields, isQuoted, depth);
  else {
    const name = /^(?:(?:env:)?[A-Za-z_]\w{0,200}|[0-9@*#?$!])/i.exec(text.slice(index, index + 210))?.[0];
    if (name === undefined) {
      fields.add("$");
      return 0;
    }
    const bare = name.replace(/^env:/i, "");
    if (bare === "@" || bare === "*") addWords(scope.wordsOf("@"), "$@", fields, isQuoted);
    else {
      const value = scope.valueOf(bare);
      if (typeof value === "object") add(value.text);
      // PowerShell's `$env:TAG` would read as a tag of `$env`.
      else fields.add(bare === name ? `$${name}` : `\${${bare}}`);
    }
    return name.length;
  }
  return 0;
}

function addWords(
  words: readonly string[] | undefined,
  written: string,
  fields: Fields,
  isQuoted: boolean,
): void {
  if (!words) {
    fields.add(written);
    return;
  }
  for (const [index, word] of words.entries()) {
    if (index > 0) fields.end();
    if (isQuoted) fields.add(word);
    else fields.addSplit(word);
  }
}

function addOutput(command: string, piece: string, scope: Scope, fields: Fields, isQuoted: boolean): void {
  // Azure's `$(tag)` and TeamCity's like look as a command does, and are filled in before.
  const macro = /^[A-Za-z_][\w.-]*$/.test(command) ? scope.valueOf(command) : undefined;
  const output = typeof macro === "object" ? macro.text : scope.outputOf(command);
  if (output === undefined)
    fields.add(piece.length > 1 && macro === undefined ? shownCommand(command) : piece);
  else if (isQuoted) fields.add(output);
  else fields.addSplit(output);
}

/** A command as a part of a name: without what separates parts of names. */
function shownCommand(command: string): string {
  return `$(${command
    .replaceAll(/[()"'`\\\s]+/g, " ")
    .trim()
    .slice(0, 200)})`;
}

function addBraced(piece: string, scope: Scope, fields: Fields, isQuoted: boolean, depth: number): void {
  const inner = piece.slice(2, -1);
  const add = (value: string) => (isQuoted ? fields.add(value) : fields.addSplit(value));
  const groovy = /^(?:env|params)\.([A-Za-z_]\w*)$/.exec(inner);
  const list = /^([A-Za-z_]\w*)\[[@*]\]$/.exec(inner);
  const named = /^([A-Za-z_]\w*|\d+)([^\w.[][\s\S]*)?$/.exec(inner);
  if (list) return addWords(scope.wordsOf(list[1] ?? ""), piece, fields, isQuoted);
  if (groovy) {
    const value = scope.valueOf(groovy[1] ?? "");
    return typeof value === "object" ? add(value.text) : fields.add(piece);
  }
  const [, name = "", rest = ""] = named ?? [];
  if (!named) return fields.add(piece);
  const value = scope.valueOf(name);
  const modifier = /^:?[-=+?]/.exec(rest)?.[0];
  const unknown = `\${${name}}`;
  if (modifier === undefined) {
    const changed = typeof value === "object" ? changedBy(value.text, rest) : undefined;
    return changed === undefined
      ? fields.add(rest === "" || !/["'\s]/.test(piece) ? piece : unknown)
      : add(changed);
  }
  const isSet = typeof value === "object" && !(modifier.startsWith(":") && value.text === "");
  const word = rest.slice(modifier.length);
  const other = () => {
    if (depth >= deepest) fields.add(unknown);
    else addPieces(word, scope, fields, isQuoted, depth + 1);
  };
  if (modifier.endsWith("+")) {
    if (isSet) other();
    else if (value === "unknown") fields.add(unknown);
  } else if (isSet) add(value.text);
  else if (value === "unknown" || modifier.endsWith("?")) fields.add(unknown);
  else other();
}

/** `${X#*:}`, `${X%-*}`, `${X/a/b}`, `${X,,}`, `${X:0:7}` of a known value; undefined for what is not worked out here. */
function changedBy(value: string, rest: string): string | undefined {
  if (rest === "") return value;
  if (rest === "^^") return value.toUpperCase();
  if (rest === ",,") return value.toLowerCase();
  const part = /^:(\d{1,4})(?::(\d{1,4}))?$/.exec(rest);
  // A part of what is filled in later is none of its name.
  if (/[$%{}]/.test(value)) return undefined;
  if (part) {
    const start = Number(part[1]);
    return value.slice(start, part[2] === undefined ? undefined : start + Number(part[2]));
  }
  const replaced = /^(\/\/?)([^/$`*?[]+)\/([^$`]*)$/.exec(rest);
  if (replaced) {
    const [, how, from = "", to = ""] = replaced;
    const unescapedFrom = from.replaceAll("\\", "");
    return how === "//" ? value.replaceAll(unescapedFrom, () => to) : value.replace(unescapedFrom, () => to);
  }
  return cutBy(value, rest);
}

function cutBy(value: string, rest: string): string | undefined {
  const cut = /^(##?|%%?)(\*?)([^*?[$`'"\\]*)(\*?)$/.exec(rest);
  if (!cut) return undefined;
  const [, how = "", before = "", literal = "", after = ""] = cut;
  const isLongest = how.length === 2;
  if (how.startsWith("#")) {
    if (after !== "") return undefined;
    if (before === "") return value.startsWith(literal) ? value.slice(literal.length) : value;
    const found = isLongest ? value.lastIndexOf(literal) : value.indexOf(literal);
    return found === -1 ? value : value.slice(found + literal.length);
  }
  if (before !== "") return undefined;
  if (after === "") return value.endsWith(literal) ? value.slice(0, value.length - literal.length) : value;
  const found = isLongest ? value.indexOf(literal) : value.lastIndexOf(literal);
  return found === -1 ? value : value.slice(0, found);
}
