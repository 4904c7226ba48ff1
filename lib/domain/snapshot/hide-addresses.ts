import { isHostName } from "./host-name";

/** What stands for an address. */
const addressWord = "[address]";

/** A character of a path: none of those that end an address in a sentence. */
const tail = String.raw`[^\s"'<>()[\]{},;|\\]`;
// Each match starts after another kind of character, so that no text is scanned repeatedly.
const link = new RegExp(
  String.raw`(?<![a-z0-9+.-])[+.-]*[a-z0-9][a-z0-9+.-]*:\/\/(?:[^\s/"'<>@]+@)?(?:\[[^\s\]]*\])?${tail}*`,
  "giu",
);
const sharedFolder = /(?<!\\)\\\\[\p{L}\p{N}][^\s"'<>()[\]{},;|]*/gu;
/** The same with slashes, as mount and smbclient take it: `//files01/builds`; not the end of a link. */
const slashedFolder = new RegExp(
  String.raw`(?<![:/\p{L}\p{N}])\/\/[\p{L}\p{N}][\p{L}\p{N}._-]*\/${tail}+`,
  "gu",
);
/** A folder of another machine, as NFS names it: `nas01:/export/builds`. */
const exported = new RegExp(
  String.raw`(?<![\p{L}\p{N}._/:-])[\p{L}\p{N}][\p{L}\p{N}._-]{1,252}:\/(?!\/)${tail}+`,
  "gu",
);
/** The names of what is in a cloud account, which say whose: `arn:aws:iam::123456789012:role/deploy`. */
const cloudName = new RegExp(
  String.raw`(?<![\p{L}\p{N}:])arn:[a-z0-9-]*:[a-z0-9-]*:[a-z0-9-]*:\d{12}:${tail}+`,
  "giu",
);
/** Of a connection string the machine alone: `Server=db01;Database=builds`. */
const server =
  /(?<=(?<![\p{L}\p{N}])(?:server|host|hostname|data source|addr|address|network address)\s?=\s?(?:tcp:)?)[\p{L}\p{N}][\p{L}\p{N}._\\-]*(?:[,:]\d+)?(?=\s?(?:;|$|["']| [a-z_]+=))/giu;
/** A choice of such a command; the letters are those of ssh that take a word, as a key's file. */
const choice = String.raw`(?: -[iFlobcmSEIeLRDWwQOJ] ?[^\s]{1,200}| -{1,2}[\p{L}\p{N}-]{1,30}(?:[ =]\d{1,5})?)`;
/** What a command for another machine is given, its own choices passed over: `ssh -p 2222 build07`; and the one on the way. */
const remote = new RegExp(
  String.raw`(?<=(?<![\p{L}\p{N}_-])(?:ssh|scp|sftp|rsync|telnet)${choice}{0,4} (?:-J )?)(?:[\p{L}\p{N}._-]{1,64}@)?(?=\p{L}[\p{L}-]*\d)[\p{L}\p{N}._-]+`,
  "giu",
);
const bracketed = new RegExp(String.raw`\[([0-9a-f:.]+)(?:%[\w.-]+)?\](?::\d+)?(?:\/${tail}*)?`, "giu");
const colons = /[0-9a-f:.]+(?:%[\w.-]+)?(?:\/\d+(?!\w))?/giu;
const person = String.raw`(?:git|root|admin|ubuntu|ec2-user|jenkins|deploy|[\p{L}\p{N}._-]+(?=@[\p{L}\p{N}-]+:[/~\p{L}]))`;
/** A user at a host: letters and then digits, and no version, as in `checkout@v4`. */
const machine =
  /(?<=(?<![\p{L}\p{N}._/@-])[\p{L}\p{N}._-]{1,64}@)(?!(?:alpha|beta|rc|sha)-?\d)\p{L}{2,64}(?:-\p{L}{2,64}){0,8}-?\d[\p{L}\p{N}-]*(?![\p{L}\p{N}:.])/giu;
const account = new RegExp(
  String.raw`(?<=(?<![\p{L}\p{N}._-])${person}@)[\p{L}\p{N}-]+(?!\.?[\p{L}\p{N}])(?::[/~\p{L}]${tail}*)?`,
  "giu",
);
const label = String.raw`[\p{L}\p{M}\p{N}\p{Cf}_-]+`;
const word = new RegExp(String.raw`${label}(?:[.\u3002\uff0e\uff61]${label})*`, "gu");
const port = /:(\d{1,5})(?!\.?[\p{L}\p{N}_-])/uy;
const pathStart = new RegExp(String.raw`:?[/?#~](?=${tail})`, "uy");
const path = new RegExp(String.raw`:?[/?#~]${tail}*`, "uy");
const digestWord = /^sha\d+(?::|$)/i;

/**
 * Text without the addresses in it: links, host names, IPv4 and IPv6 addresses, with their ports and paths, each written as
 * "[address]". Versions, file names and the addresses of well-known public services (`docker.io`) stay.
 * @param names names that are hidden wherever they stand as a word, in lower case.
 */
export function hideAddresses(text: string, names: ReadonlySet<string> = new Set()): string {
  return hideWords(
    text
      .replace(link, (found) => (found.includes(":///") ? found : addressWord + ending(found)))
      .replace(cloudName, (found) => addressWord + ending(found))
      .replace(sharedFolder, addressWord)
      .replace(slashedFolder, (found) => addressWord + ending(found))
      .replace(exported, (found) => (digestWord.test(found) ? found : addressWord + ending(found)))
      .replace(machine, addressWord)
      .replace(server, addressWord)
      .replace(remote, addressWord)
      .replace(bracketed, (found, inside: string) => (isIpv6(inside) ? addressWord : found))
      .replace(colons, (found, at: number, whole: string) =>
        hideIpv6(found, whole.at(at - 1), whole.at(at + found.length), at),
      )
      .replace(account, (found) => (digestWord.test(found) ? found : addressWord + ending(found))),
    names,
  );
}

/** Whether nothing but addresses stood in what is `hidden` now. */
export function isOnlyAddress(hidden: string): boolean {
  return hidden.includes(addressWord) && !/[\p{L}\p{N}]/u.test(hidden.replaceAll(addressWord, ""));
}

/** Host names and IPv4 addresses, word by word. */
function hideWords(text: string, names: ReadonlySet<string>): string {
  let result = "";
  let read = 0;
  for (let match = next(word, text, 0); match !== null; match = next(word, text, read)) {
    const [found] = match;
    const end = match.index + found.length;
    const number = next(port, text, end)?.[1];
    const withPort = number === undefined ? end : end + number.length + 1;
    const hasWay = next(pathStart, text, withPort) !== null;
    result += text.slice(read, match.index);
    const seen = found
      .replaceAll(/\p{Cf}/gu, "")
      .replaceAll(/[\u3002\uff0e\uff61]/g, ".")
      .toLowerCase();
    // What is not seen may have been all of a label, and leaves two dots or one at an end; a dash alone is no label.
    const host = seen.replaceAll(/\.+/g, ".").replaceAll(/^[.-]+|[.-]+$/g, "");
    if (names.has(seen) || names.has(host) || isHostName(host, { port: number, hasWay })) {
      // Read only here: read behind every word, a long path would be read as often as it has words.
      const way = next(path, text, withPort)?.[0] ?? "";
      result += addressWord + ending(way);
      read = withPort + way.length;
    } else {
      result += found;
      read = end;
    }
  }
  return result + text.slice(read);
}

function next(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

/** The full stop, colon or mark at the end of a sentence, which is not of the address. */
function ending(found: string): string {
  return /[.:!?]*$/.exec(found)?.[0] ?? "";
}

/** Of `found`, digits and colons between other text, what is an IPv6 address is hidden; `std::bad` and `12:30` are none. */
function hideIpv6(found: string, before: string | undefined, after: string | undefined, at: number): string {
  const isInWord = at > 0 && before !== undefined && /[\p{L}\p{N}_]/u.test(before);
  if (after !== undefined && /[\p{L}\p{N}_]/u.test(after)) return found;
  // `host:2001:db8::1`: what belongs to the word before it, and the colon, stay.
  const start = isInWord ? found.indexOf(":") + 1 : (/^:?(?!:)/.exec(found)?.[0].length ?? 0);
  if (isInWord && (start === 0 || found[start] === ":")) return found;
  const rest = found.slice(start);
  const stop = /[.:]*$/.exec(rest)?.[0] ?? "";
  const address = stop === "::" ? rest : rest.slice(0, rest.length - stop.length);
  if (!isIpv6(address.replace(/[%/].*$/, ""))) return found;
  return found.slice(0, start) + addressWord + rest.slice(address.length);
}

function isIpv6(text: string): boolean {
  const plain = text.replace(/(\d{1,3}\.){3}\d{1,3}$/, "0:0");
  const halves = plain.split("::");
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return false;
  return halves.length === 1
    ? groups.length === 8
    : halves.length === 2 && groups.length > 0 && groups.length < 8;
}
