import { err, ok, type Result } from "../../result";
import { type DockerfileFault, type Instruction, keywords } from "./instruction";
import { readStages } from "./read-stages";
import { splitInstructions } from "./split-instructions";
import type { Stage } from "./stage";
import type { Escape } from "./words-of";

/** A Dockerfile is a page or two; whatever is longer than this is something else. */
export const mostCharacters = 1024 * 1024;
const mostStages = 200;

export interface Dockerfile {
  /** At least one, in the order of the file; the last is built by default. */
  readonly stages: readonly Stage[];
  /** Lines that a builder would refuse; the rest was read all the same. */
  readonly oddities: readonly DockerfileFault[];
  readonly escape: Escape;
  /** The build arguments: names that a build may set. */
  readonly declared: ReadonlySet<string>;
}

const nothingGiven: ReadonlyMap<string, string> = new Map();

/** Reads a text as a Dockerfile, or says why it is none; nothing is thrown, whatever the text. */
export function readDockerfile(
  text: string,
  buildArguments = nothingGiven,
): Result<Dockerfile, DockerfileFault> {
  const unfit = unfitText(text);
  if (unfit) return err(unfit);
  const { instructions, escape, openHeredocs } = splitInstructions(
    text.startsWith("\uFEFF") ? text.slice(1) : text,
  );
  const known = instructions.filter(({ keyword }) => keywords.has(keyword));
  const unknown = instructions.filter(({ keyword }) => !keywords.has(keyword));
  const misplaced = firstMisplaced(instructions);
  if (misplaced) return err(misplaced);
  if (unknown.length > known.length)
    return err({ line: unknown[0]?.line ?? 1, message: "Most lines are not Dockerfile instructions." });
  const count = known.filter(({ keyword }) => keyword === "FROM").length;
  if (count > mostStages)
    return err({ message: `It has ${count} stages; more than ${mostStages} are not read.` });
  const { stages, arguments: declared } = readStages(known, escape, buildArguments);
  return ok({
    stages,
    declared,
    escape,
    oddities: [
      ...unknown.map(({ keyword, line }) => ({
        line,
        message: `${shown(keyword)} is not a Dockerfile instruction. This line was skipped.`,
      })),
      ...openHeredocs.map((line) => ({
        line,
        message: "A heredoc that starts here has no end, so the rest of the file counts as its content.",
      })),
    ],
  });
}

function unfitText(text: string): DockerfileFault | undefined {
  if (text.length > mostCharacters) {
    return {
      message: `It has ${(text.length / mostCharacters).toFixed(1)} MB; a Dockerfile may have at most 1 MB here.`,
    };
  }
  // oxlint-disable-next-line no-control-regex -- control characters are what tells that it is not text
  const control = /[\u0000-\u0008\u000e-\u001f\ufffd]/.exec(text);
  if (!control) return undefined;
  return {
    line: lineAt(text, control.index),
    message: "This is not UTF-8 text. Save the file as UTF-8.",
  };
}

function firstMisplaced(instructions: readonly Instruction[]): DockerfileFault | undefined {
  const [first] = instructions;
  if (!first) return { message: "The file is empty. A Dockerfile needs at least a FROM line." };
  for (const { keyword, line, text } of instructions) {
    if (keyword === "FROM" && text !== "") return undefined;
    if (keyword === "FROM") return { line, message: "FROM names no image." };
    if (keyword !== "ARG" && keywords.has(keyword))
      return { line, message: `${keyword} comes before any FROM, so there is no parent image yet.` };
    if (keyword !== "ARG") return { line, message: `${shown(keyword)} is not a Dockerfile instruction.` };
  }
  return { line: first.line, message: "There is no FROM line, so there is no parent image." };
}

function shown(keyword: string): string {
  return keyword.length > 30 ? `${keyword.slice(0, 30)}…` : keyword;
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split("\n").length;
}
