import { imageFromDockerfile } from "../../importers/dockerfile/image-from-dockerfile";
import type { Instruction } from "../../importers/dockerfile/instruction";
import { type Dockerfile, mostCharacters, readDockerfile } from "../../importers/dockerfile/read-dockerfile";
import { splitInstructions } from "../../importers/dockerfile/split-instructions";
import type { ExternalImage, Stage } from "../../importers/dockerfile/stage";
import { wordsOf } from "../../importers/dockerfile/words-of";
import type { DockerfileFact, ParentImage } from "../facts";
import type { Reader, Reading } from "../reader";
import { baseName, type SourceFile } from "../source";
import { dockerfileControls } from "./dockerfile-controls";

/** Dockerfiles and Containerfiles: what they are built on, who runs, and what they prove of security. */
export const dockerfileReader: Reader = { format: "dockerfile", recognises, read };

const named = /^(?:dockerfile|containerfile)(?:[._-].{0,100})?$|^.{1,100}[._-](?:dockerfile|containerfile)$/i;
const other =
  /\.(?:dockerignore|md|txt|rst|adoc|html?|py|rb|go|[cm]?[jt]sx?|java|kts?|rs|cs|php|sh|bash|ps1|bat|ya?ml|json|toml|tf|hcl|lock|svg|png|gz|zip|tar|log|sha256|asc|sig|snap|patch|diff|test)$/i;
const templates = /\.(?:j2|jinja2?|tpl|tmpl|gotmpl|erb|template|in|m4|mustache|ejs|hbs)$/i;

function recognises({ path, text }: SourceFile): boolean {
  const name = baseName(path);
  if (named.test(name)) return !other.test(name);
  // Some are called after what they build: `build/api`, `images/api.docker`.
  if (/\.\w+$/.test(name) && !/\.(?:docker|df|container)$/i.test(name)) return false;
  const lines = text.slice(0, 20_000).split("\n");
  const first = lines.find((line) => !/^\s*(?:#|ARG[ \t]|$)/i.test(line));
  return (
    first !== undefined &&
    /^\s*FROM[ \t]+\S/i.test(first) &&
    lines.some((line) => /^\s*(?:RUN|COPY|ADD|CMD|ENTRYPOINT|WORKDIR|ENV|USER)[ \t]+\S/i.test(line))
  );
}

function read(file: SourceFile): Reading {
  const at = (line: number) => ({ file: file.path, line });
  if (templates.test(file.path) && /\{\{|\{%|<%/.test(file.text.slice(0, mostCharacters)))
    return {
      facts: [],
      notUnderstood: [
        { at: at(1), why: "This is a template: it cannot be read until its values are filled in." },
      ],
    };
  const parsed = readDockerfile(file.text);
  if (!parsed.ok) {
    const { line = 1, message } = parsed.error;
    return { facts: [], notUnderstood: [{ at: at(line), why: message }] };
  }
  const dockerfile = parsed.value;
  const fact = factOf(dockerfile, file);
  return {
    facts: fact ? [fact, ...dockerfileControls(dockerfile, fact, file)] : [],
    notUnderstood: dockerfile.oddities.map(({ line = 1, message }) => ({ at: at(line), why: message })),
  };
}

function factOf(dockerfile: Dockerfile, file: SourceFile): DockerfileFact | undefined {
  const { stages } = dockerfile;
  const last = stages.at(-1);
  if (!last) return undefined;
  const user = imageFromDockerfile(dockerfile)?.user;
  return {
    kind: "dockerfile",
    at: { file: file.path, line: last.line },
    parents: parentsIn(dockerfile, file.text),
    base: baseOf(stages, last),
    stages: stages.map((stage) => ({
      ...(stage.name !== undefined && { name: stage.name }),
      from: fromOf(stage, stages),
      line: stage.line,
    })),
    ...(user !== undefined && user !== "" && { user }),
  };
}

function fromOf({ base }: Stage, stages: readonly Stage[]): string {
  if (base.kind === "image") return base.image.ref;
  return base.kind === "scratch" ? "scratch" : (stages[base.stage]?.name ?? String(base.stage));
}

/** The parent of the last stage, followed through earlier stages only, so that this ends. */
function baseOf(stages: readonly Stage[], last: Stage): string {
  let { base } = last;
  while (base.kind === "stage") {
    const below: Stage | undefined = stages[base.stage];
    if (!below) return String(base.stage);
    ({ base } = below);
  }
  return base.kind === "image" ? base.image.ref : "scratch";
}

/** Each image from outside once, in the order of the file. */
function parentsIn({ stages, escape }: Dockerfile, text: string): readonly ParentImage[] {
  const { instructions } = splitInstructions(text.startsWith("\uFEFF") ? text.slice(1) : text);
  const byLine = new Map(instructions.map((instruction) => [instruction.line, instruction]));
  const found = new Map<string, ParentImage>();
  const add = (image: ExternalImage, written: string | undefined) => {
    const key = `${image.ref}@${image.digest ?? ""}`;
    if (image.ref === "" || found.has(key)) return;
    found.set(key, {
      written: withoutDigest(written ?? image.ref),
      ref: image.ref,
      ...(image.digest !== undefined && { digest: image.digest }),
      line: image.line,
    });
  };
  for (const stage of stages) {
    const from = byLine.get(stage.line);
    if (stage.base.kind === "image") add(stage.base.image, from && wordsOf(from.text, escape)[0]);
    for (const image of stage.takesFromImages) add(image, sourceIn(byLine.get(image.line), image.ref));
  }
  return [...found.values()];
}

/** The source of COPY --from or of a mount as it is written; the ref where several are on one line. */
function sourceIn(instruction: Instruction | undefined, ref: string): string | undefined {
  const written = (instruction?.flags ?? []).flatMap(({ name, value }) => {
    if (name === "from") return [value];
    return name === "mount" ? (/(?:^|,)from=([^,]+)/.exec(value)?.[1] ?? []) : [];
  });
  return written.length === 1 ? written[0] : ref;
}

function withoutDigest(written: string): string {
  return written.replace(/@sha256:[0-9a-f]{0,64}["']?$/i, "");
}
