import { fileEndings, fileStems, hostSuffixes, publicAddresses } from "./host-suffixes";

interface Around {
  /** The digits behind its colon. */
  readonly port: string | undefined;
  /** Whether a path or a query follows. */
  readonly hasWay: boolean;
}

/**
 * Whether a word of letters, digits, dots and dashes is the name or the IPv4 address of a host. Where no list can tell, a
 * word with two dots is one, and so is one whose first part looks like a machine's: what is hidden for nothing costs less
 * than what is shown.
 * @param word in lower case.
 */
export function isHostName(word: string, { port, hasWay }: Around): boolean {
  if (publicAddresses.has(word) && port === undefined && !hasWay) return false;
  // As AWS names machines: `ip-10-0-0-7`.
  if (hasIpv4(word) || /(^|[-_])ip(-\d{1,3}){4}($|[-_.])/.test(word)) return true;
  const labels = word.split(".").map((label) => label.replace(/^[-_]+|[-_]+$/g, ""));
  if (labels.length === 1) return port !== undefined && isPortOf(labels[0] ?? "", port);
  if (labels.includes("")) return false;
  const first = labels[0] ?? "";
  const last = labels.at(-1) ?? "";
  if (fileEndings.has(last) && !(hasWay && hostSuffixes.has(last)) && port === undefined) {
    // `jenkins.corp.example.crt` names a host, `values.prod.yaml` and `install.sh` do not.
    if (labels.length < 3) return false;
    if (!hostSuffixes.has(last) && !endsAsHost(withoutEndings(labels), 3)) return false;
  }
  if (endsAsHost(labels, 2)) return labels.length > 2 || !fileStems.has(first) || port !== undefined;
  if (labels.some((label) => /^v?\d+([-_].*)?$/.test(label)) || !/\p{L}/u.test(last) || last.length < 2)
    return false;
  return labels.length > 2 || port !== undefined || isMachine(first);
}

function withoutEndings(labels: readonly string[]): readonly string[] {
  const end = labels.findLastIndex((label) => !fileEndings.has(label));
  return labels.slice(0, end + 1);
}

/** In a suffix that hosts have: `corp.example`, and `corp.example-ci`. */
function endsAsHost(labels: readonly string[], least: number): boolean {
  const last = labels.at(-1) ?? "";
  const isSuffix =
    hostSuffixes.has(last) || hostSuffixes.has(last.split(/[-_]/)[0] ?? "") || last.startsWith("xn--");
  return labels.length >= least && isSuffix;
}

function isMachine(label: string): boolean {
  return /\p{L}/u.test(label) && /[\d-]/.test(label);
}

function hasIpv4(word: string): boolean {
  const found = /(?<![\d.])(?<!(?:^|[^\p{L}])v)(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?!\d|\.\d)/u.exec(
    word,
  );
  return found !== null && found.slice(1).every((octet) => Number(octet) < 256);
}

/** `registry:5000`, `harbor:443`, `build07:22`; `node:22`, `ubuntu:24`, `OWASP:2025` and `sha256:...` are none. */
function isPortOf(label: string, port: string): boolean {
  if (!/\p{L}/u.test(label) || /^sha\d+$/.test(label)) return false;
  const number = Number(port);
  if (number > 65_535 || (number >= 2000 && number < 2040)) return false;
  return (
    port.length >= 4 ||
    [80, 389, 443, 636].includes(number) ||
    (/^(21|22|23|25|53)$/.test(port) && isMachine(label))
  );
}
