import type { Instruction } from "../../importers/dockerfile/instruction";
import type { Dockerfile } from "../../importers/dockerfile/read-dockerfile";
import { addressWithPassword, isSecretName } from "../../importers/dockerfile/redact-secrets";
import type { Stage } from "../../importers/dockerfile/stage";
import { wordsOf } from "../../importers/dockerfile/words-of";
import type { ControlFact, DockerfileFact } from "../facts";
import type { Observation } from "../observations";
import type { SourceFile } from "../source";

type Say = (line: number, control: Observation, status: ControlFact["status"], fact: string) => void;

/** The longest part of an instruction that is looked at. */
const longest = 100_000;

/** Evidence from a Dockerfile, each control once: contradicting evidence wins. */
export function dockerfileControls(
  dockerfile: Dockerfile,
  fact: DockerfileFact,
  file: SourceFile,
): readonly ControlFact[] {
  const found = new Map<Observation, ControlFact>();
  const say: Say = (line, control, status, text) => {
    const known = found.get(control);
    if (known && (known.status === "violated" || status === "present")) return;
    found.set(control, {
      kind: "control",
      at: { file: file.path, line },
      control,
      status,
      about: file.path,
      fact: text.slice(0, 160),
    });
  };
  const chain = chainOf(dockerfile.stages);
  pinned(dockerfile, fact, chain, say);
  minimal(fact, chain, say);
  multiStage(dockerfile.stages, chain, say);
  nonRoot(fact, chain, say);
  const lines = new Lines(file.text, dockerfile);
  for (const { instructions } of dockerfile.stages)
    for (const instruction of instructions) instructed(instruction, dockerfile, lines, say);
  if (!found.has("download-checksum-verified")) {
    const added = dockerfile.stages.flatMap(({ instructions }) => instructions).find(isUncheckedDownload);
    if (added)
      say(added.line, "download-checksum-verified", "violated", "ADD from an address without --checksum");
  }
  return [...found.values()];
}

/** The last stage and those that it is from. */
function chainOf(stages: readonly Stage[]): readonly Stage[] {
  const chain: Stage[] = [];
  for (let stage = stages.at(-1); stage;) {
    chain.push(stage);
    stage = stage.base.kind === "stage" ? stages[stage.base.stage] : undefined;
  }
  return chain;
}

function pinned(
  { stages }: Dockerfile,
  { parents }: DockerfileFact,
  chain: readonly Stage[],
  say: Say,
): void {
  const images = stages.flatMap(({ base }) => (base.kind === "image" ? [base.image] : []));
  const bottom = chain.at(-1)?.base;
  const first = bottom?.kind === "image" ? [bottom.image] : [];
  const loose = [...first, ...images].find(
    ({ digest, unresolved }) => digest === undefined && unresolved.length === 0,
  );
  const [any] = images;
  if (loose) say(loose.line, "base-image-pinned-by-digest", "violated", `${loose.ref} without a digest`);
  else if (any && parents.every(({ digest }) => digest !== undefined))
    say(
      any.line,
      "base-image-pinned-by-digest",
      "present",
      `${parents.length} of ${parents.length} by digest`,
    );
}

/** Without a shell or a package manager. */
const minimalBase =
  /^scratch$|distroless|^cgr\.dev\/|chainguard\/|(?:^|\/)(?:ubi\d*-micro|ubi\d*\/ubi-micro)(?:[:@]|$)|-chiseled|chiselled/i;

function minimal({ base }: DockerfileFact, chain: readonly Stage[], say: Say): void {
  const bottom = chain.at(-1);
  if (bottom && minimalBase.test(base) && !/:(?:\S*-)?debug/.test(base))
    say(bottom.line, "minimal-base-image", "present", `FROM ${base}`);
}

function multiStage(stages: readonly Stage[], chain: readonly Stage[], say: Say): void {
  const taken = chain.flatMap(({ takesFromStages }) => takesFromStages)[0];
  const from = taken === undefined ? undefined : stages[taken];
  if (from)
    say(
      from.line,
      "multi-stage-build",
      "present",
      `${stages.length} stages, built in ${from.name ?? `stage ${from.index}`}`,
    );
}

function nonRoot({ user, base }: DockerfileFact, chain: readonly Stage[], say: Say): void {
  const said = chain.find((stage) => stage.user !== undefined)?.user;
  if (user === undefined || !said) {
    const bottom = chain.at(-1);
    if (bottom && /nonroot|rootless|unprivileged/.test(base))
      say(bottom.line, "image-non-root", "present", `FROM ${base}`);
    return;
  }
  if (/[$%]/.test(user)) return;
  if (/^(?:root|0|ContainerAdministrator)(?::|$)/i.test(user))
    say(said.line, "image-non-root", "violated", `USER ${user}`);
  else say(said.line, "image-non-root", "present", `USER ${user}`);
}

const pipedToShell =
  /\b(?:curl|wget)\b[^|;&\n]{0,400}\|\s*(?:sudo\s+)?(?:-E\s+)?(?:env\s[^|;&\n]{0,200}\s)?(?:\/(?:usr\/)?bin\/)?(?:(?:ba|z|da|a)?sh|python3?|perl)\b|\b(?:ba|z)?sh\s+(?:-c\s+)?["']?[<$]\((?:curl|wget)\b|\b(?:iex|Invoke-Expression)\b[^\n]{0,200}\b(?:DownloadString|iwr|irm|Invoke-WebRequest|Invoke-RestMethod)\b|\b(?:iwr|irm)\b[^\n]{0,200}\|\s*iex\b/i;
const asAdministrator =
  /NOPASSWD|net\s+localgroup\s+"?Administrators"?\s+[^\n]{0,80}\/add|Add-LocalGroupMember\b[^\n]{0,120}Administrators/i;
const checksum =
  /\b(?:sha\d{3}sum|md5sum|shasum|b2sum)\b[^\n;&]{0,120}(?:\s-c\b|\s--check\b|\s-\w*c\w*\b)|\bgpg2?\b[^\n;&]{0,200}--verify|\bGet-FileHash\b|\bcosign\s+verify-blob\b|\bminisign\s+-V/;

function instructed(instruction: Instruction, dockerfile: Dockerfile, lines: Lines, say: Say): void {
  const { escape } = dockerfile;
  const { keyword, line, flags, heredocs } = instruction;
  const text = instruction.text.slice(0, longest);
  if (keyword === "ARG" || keyword === "ENV") {
    const secret = secretSetBy(keyword, text, escape, isGiven(instruction, dockerfile));
    if (secret !== undefined) say(line, "secrets-in-image", "violated", `${keyword} ${secret}`);
  }
  if (keyword === "COPY" || keyword === "ADD") {
    const copied = privateFileIn(text, escape);
    if (copied !== undefined) say(line, "secrets-in-image", "violated", `${keyword} ${copied}`);
    if (flags.some(({ name }) => name === "checksum"))
      say(line, "download-checksum-verified", "present", "ADD --checksum");
  }
  if (keyword !== "RUN" && keyword !== "ENV" && keyword !== "ARG") return;
  const command = `${text}\n${heredocs.join("\n").slice(0, longest)}`;
  const address = addressWithPassword.exec(command);
  if (address && !/:(?:\$|%)/.test(address[0].slice(address[1]?.length ?? 0)))
    say(
      lines.of(instruction, addressWithPassword),
      "secrets-in-image",
      "violated",
      "a password in an address",
    );
  if (keyword !== "RUN") return;
  if (pipedToShell.test(command))
    say(
      lines.of(instruction, /\b(?:curl|wget|iwr|irm|iex|Invoke-\w+)\b/i),
      "remote-script-unpinned",
      "violated",
      "a download is run as it comes",
    );
  if (asAdministrator.test(command))
    say(
      lines.of(instruction, /NOPASSWD|Administrators/i),
      "image-non-root",
      "violated",
      command.includes("NOPASSWD") ? "sudo without a password" : "the user is an administrator",
    );
  if (checksum.test(command))
    say(
      lines.of(instruction, /sum\b|--verify|Get-FileHash|verify-blob|minisign/),
      "download-checksum-verified",
      "present",
      "a checksum or signature is checked",
    );
}

/** A name of a secret that is given a value, or that a build is to give one; the value is not kept. */
function secretSetBy(
  keyword: string,
  text: string,
  escape: Dockerfile["escape"],
  isGivenName: (name: string) => boolean,
): string | undefined {
  const words = wordsOf(text, escape);
  const [first = "", ...rest] = words;
  const isOldForm = keyword === "ENV" && !first.includes("=");
  const pairs = isOldForm
    ? [[first, rest.join(" ")] as const]
    : words.map((word) => {
        const equals = word.indexOf("=");
        return [
          equals === -1 ? word : word.slice(0, equals),
          equals === -1 ? undefined : word.slice(equals + 1),
        ] as const;
      });
  return pairs.find(([name, value]) => {
    if (!isSecretName(name)) return false;
    const bare = value?.replaceAll(/["']/g, "");
    if (keyword === "ARG") return bare === undefined || !isHarmless(bare) || bare === "";
    // Nothing is in a variable that nothing gives a value.
    const [, other] = /^\$\{?(\w+)\}?$/.exec(bare ?? "") ?? [];
    if (other !== undefined && !isGivenName(other)) return false;
    return bare !== undefined && bare !== "" && !isHarmless(bare);
  })?.[0];
}

/** Whether another instruction gives a variable its value. */
function isGiven(own: Instruction, { stages, escape }: Dockerfile): (name: string) => boolean {
  return (name) =>
    stages
      .flatMap(({ instructions }) => instructions)
      .filter(({ keyword, line }) => (keyword === "ARG" || keyword === "ENV") && line !== own.line)
      .some(({ text }) => wordsOf(text, escape).some((word) => word === name || word.startsWith(`${name}=`)));
}

function isHarmless(value: string): boolean {
  return /^(?:true|false|yes|no|on|off|0|1|none|null)$/i.test(value) || /^(?:\/|file:|vault:)/.test(value);
}

const privateFile =
  /(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)|\.git-credentials|\.netrc|\.pypirc|\.env|\.htpasswd|kubeconfig|[\w.-]{0,80}private[\w.-]{0,80}\.(?:pem|key|json|asc|der)|[\w.-]{1,80}\.(?:pem|key|p12|pfx|jks|keystore)|service[-_]?account[\w.-]{0,60}\.json|credentials\.(?:json|xml|yml|yaml))$/i;
/** Certificates and public keys, which are no secrets. */
const publicFile =
  /(?:^|[/._-])(?:ca|cacert|cert|certs|chain|fullchain|bundle|pub|public|trust|truststore|gpg|apt|repo|archive|keyring|root|dhparam)s?(?:[._-]|$)|ca-bundle|truststore|cert\w{0,12}\.pem$/i;

function privateFileIn(text: string, escape: Dockerfile["escape"]): string | undefined {
  const words = text.startsWith("[")
    ? [...text.matchAll(/"([^"]{0,2000})"/g)].map((match) => match[1] ?? "")
    : wordsOf(text, escape).map((word) => word.replaceAll(/["']/g, ""));
  return words
    .slice(0, -1)
    .map((word) => word.replaceAll("\\", "/"))
    .find((word) => privateFile.test(word) && !publicFile.test(word.slice(word.lastIndexOf("/") + 1)));
}

function isUncheckedDownload({ keyword, text, flags }: Instruction): boolean {
  return (
    keyword === "ADD" &&
    /(?:^|[\s"])https?:\/\//.test(text.slice(0, longest)) &&
    !flags.some(({ name }) => name === "checksum")
  );
}

/** Which of its lines an instruction says something on. */
class Lines {
  private readonly lines: readonly string[];
  private readonly starts: readonly number[];

  constructor(text: string, { stages }: Dockerfile) {
    this.lines = text.split("\n");
    this.starts = stages
      .flatMap(({ line, instructions }) => [line, ...instructions.map((one) => one.line)])
      .toSorted((a, b) => a - b);
  }

  of({ line }: Instruction, pattern: RegExp): number {
    const next = this.starts.find((start) => start > line) ?? this.lines.length + 1;
    for (let number = line; number < next && number < line + 2000; number++)
      if (pattern.test((this.lines[number - 1] ?? "").slice(0, 4000))) return number;
    return line;
  }
}
