import type { Instruction } from "./instruction";
import { addressWithPassword, isSecretName } from "./redact-secrets";
import { type ExternalImage, type Stage, stageTitle } from "./stage";
import { splitReference } from "../../pipeline/image-reference";
import { type Escape, wordsOf } from "./words-of";

/** A finding in the file, in words, with its line. */
export interface Fact {
  readonly line: number;
  readonly text: string;
}

interface Facts {
  readonly reached: readonly Stage[];
  /** Those that the image is made of, the one that is built first. */
  readonly chain: readonly Stage[];
  readonly escape: Escape;
  readonly declared: ReadonlySet<string>;
}

export function readFacts({ reached, chain, escape, declared }: Facts): readonly Fact[] {
  return [
    ...reached.flatMap((stage) => [
      ...(stage.base.kind === "image" ? factsOfImage(stage.base.image, "is built on", declared) : []),
      ...stage.takesFromImages.flatMap((image) => factsOfImage(image, "is copied in", declared)),
      ...stage.instructions.flatMap((instruction) => factsOfInstruction(instruction, escape)),
    ]),
    ...factsOfUser(chain),
  ].toSorted((a, b) => a.line - b.line);
}

/** Who the container runs as, as far as the file says. */
export function userOf(chain: readonly Stage[]): Stage["user"] {
  return chain.find(({ user }) => user !== undefined)?.user;
}

function factsOfImage(
  { ref, digest, unresolved, line }: ExternalImage,
  what: string,
  declared: ReadonlySet<string>,
): Fact[] {
  if (unresolved.length > 0) {
    const because = unresolved.every((name) => declared.has(name))
      ? "which has no value in this file"
      : "which no ARG of this file gives a value";
    return [{ line, text: `The image depends on ${unresolved.join(", ")}, ${because}.` }];
  }
  if (digest !== undefined) return [];
  const { tag, name } = splitReference(ref);
  const shown = tag === undefined ? `${name} (no tag, so latest)` : ref;
  return [
    {
      line,
      text: `${shown} is not pinned: anyone who moves the tag decides what ${what}. Pin it by digest.`,
    },
  ];
}

function factsOfUser(chain: readonly Stage[]): Fact[] {
  const [target] = chain;
  const last = chain.at(-1);
  if (!target || !last) return [];
  const user = userOf(chain);
  if (user && /\$/.test(user.text))
    return [{ line: user.line, text: `The user depends on ${user.text}, which has no value in this file.` }];
  if (user && /^(root|0)(:|$)/.test(user.text.trim()))
    return [{ line: user.line, text: "It runs as root: USER is root." }];
  if (user) return [];
  const unless = last.base.kind === "image" ? ", unless its parent image names another user" : "";
  return [
    {
      line: target.line,
      text: `It runs as root: ${target.name === undefined ? "the last stage" : stageTitle(target)} sets no USER${unless}.`,
    },
  ];
}

function factsOfInstruction(instruction: Instruction, escape: Escape): Fact[] {
  const { keyword, line, text, heredocs } = instruction;
  const facts: Fact[] = [];
  const say = (fact: string) => facts.push({ line, text: fact });
  // What a line of a million characters hides behind its beginning is not looked for.
  const short = text.slice(0, 100_000);
  for (const name of namesSetBy(keyword, short, escape).filter(isSecretName)) {
    const where =
      keyword === "ARG"
        ? "build arguments stay in the image's history"
        : "it stays in the image for anyone who has it";
    say(`${keyword} ${name} has a name like a secret: ${where}.`);
  }
  if (
    keyword === "ADD" &&
    /(^|[\s"])https?:\/\//.test(short) &&
    !instruction.flags.some(({ name }) => name === "checksum")
  ) {
    say("ADD fetches from an address without a checksum: each build takes the content of that moment.");
  }
  if (
    (keyword === "COPY" || keyword === "ADD") &&
    /(^|[\s"/])(id_(rsa|dsa|ecdsa|ed25519)|[\w.-]{1,100}\.(pem|key|p12|pfx|jks))(?=[\s"]|$)/.test(short)
  ) {
    say("A file with a name like a private key is copied in.");
  }
  if (keyword === "RUN") {
    const command = `${short}\n${heredocs.join("\n").slice(0, 100_000)}`;
    if (/\b(curl|wget)\b[^|;&\n]{0,300}\|\s*(sudo\s+)?(ba|z|da)?sh\b/.test(command))
      say("A download is run without a check of its content.");
    if (command.includes("NOPASSWD")) say("sudo works without a password.");
    if (
      /--allow-unauthenticated|--no-check-certificate|--insecure\b|\bcurl\b[^|;&\n]{0,200}\s-[a-zA-Z]{0,10}k\b/.test(
        command,
      )
    )
      say("A check of the sender is turned off.");
  }
  if (addressWithPassword.test(short)) say("An address contains a password.");
  return facts;
}

function namesSetBy(keyword: string, text: string, escape: Escape): string[] {
  if (keyword !== "ARG" && keyword !== "ENV") return [];
  const words = wordsOf(text, escape);
  const isOldForm = keyword === "ENV" && words[0]?.includes("=") === false;
  return (isOldForm ? words.slice(0, 1) : words).map((word) => word.split("=", 1)[0] ?? "");
}
