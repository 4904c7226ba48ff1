import type { BuildFact, CheckFact, ControlFact, Fact } from "../facts";
import type { Reader } from "../reader";
import { baseName, folderOf, type Place, resolvePath } from "../source";
import { field, itemsOf, textOf, type Value } from "../values/value";
import { type BakeTarget, readBakeFiles } from "./bake-files";

/** Files of `docker buildx bake`, in HCL and JSON. */
export const bakeReader: Reader = {
  format: "docker-bake",
  recognises: ({ path, text }) => {
    const name = baseName(path);
    if (/^docker-bake(?:\.[\w.-]+)?\.(?:hcl|json)$/.test(name)) return true;
    return name.endsWith(".hcl") && !name.endsWith(".pkr.hcl") && /^\s*target\s+"?[\w.-]+"?\s*\{/m.test(text);
  },
  read: (file, tree) => {
    const { targets, faults } = readBakeFiles(file, tree);
    return {
      facts: targets.filter((target) => target.file === file.path).flatMap(factsOf),
      notUnderstood: faults.map(({ line, message }) => ({ at: { file: file.path, line }, why: message })),
    };
  },
};

function factsOf(target: BakeTarget): readonly Fact[] {
  const by = `${target.file}#${target.name}`;
  const tags = itemsOf(target.value("tags")).flatMap((tag) => {
    const text = textOf(tag)?.trim();
    return text === undefined || text === "" ? [] : [{ text, at: tag.at }];
  });
  const { context, dockerfile } = pathsOf(target);
  const stage = textOf(target.value("target"));
  // Such a target only gives others what they share: no names, or the name that docker/metadata-action fills.
  const isBare = tags.length === 0 && !target.value("dockerfile") && !target.value("context");
  const isShared = target.name.startsWith("_") || target.name === "docker-metadata-action";
  if (isBare || isShared || (target.isInherited && tags.length === 0)) return [];
  const build: BuildFact = {
    kind: "build",
    by,
    images: [...new Set(tags.map(({ text }) => text))],
    ...(context !== undefined && { context }),
    ...(dockerfile !== undefined && { dockerfile }),
    ...(stage !== undefined && stage !== "" && { target: stage }),
    args: argsOf(target.value("args")),
    pushes: pushes(target),
    at: target.at,
  };
  return [build, ...attestations(target, by), ...noCache(target, by)];
}

/** The context from the folder of the file, as it is run from there; the Dockerfile from the context. */
function pathsOf(target: BakeTarget): { context?: string; dockerfile?: string } {
  const written = textOf(target.value("context")) ?? ".";
  if (written.includes("://") || written.includes("${")) return {};
  const folder = folderOf(target.file);
  const context = resolvePath(folder, written);
  if (context === undefined || target.value("dockerfile-inline")) return {};
  const named = textOf(target.value("dockerfile")) ?? "Dockerfile";
  const dockerfile = named.includes("${") ? undefined : resolvePath(context, named);
  return { context, ...(dockerfile !== undefined && { dockerfile }) };
}

function argsOf(value: Value | undefined): Readonly<Record<string, string>> {
  if (value?.kind !== "object") return {};
  return Object.fromEntries(
    [...value.entries].flatMap(([name, each]) => {
      const text = textOf(each);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

/** Bake pushes where an output says so; without one the command decides. */
function pushes(target: BakeTarget): boolean | "unknown" {
  const outputs = itemsOf(target.value("output"));
  if (outputs.length === 0) return "unknown";
  return outputs.some((output) => {
    const text = textOf(output);
    if (text !== undefined) return /type=registry|push=true/.test(text);
    return textOf(field(output, "type")) === "registry" || textOf(field(output, "push")) === "true";
  });
}

/** `attest = ["type=sbom"]`, and as an object. */
function attestations(target: BakeTarget, by: string): readonly Fact[] {
  return itemsOf(target.value("attest")).flatMap((attest) => {
    const text = textOf(attest) ?? `type=${textOf(field(attest, "type")) ?? ""}`;
    if (/disabled=true/.test(text)) return [];
    const does = /type=(sbom|provenance)/.exec(text)?.[1];
    if (does !== "sbom" && does !== "provenance") return [];
    return [
      { kind: "check", by, does, tool: "buildkit", blocks: false, at: attest.at } satisfies CheckFact,
      control(does === "sbom" ? "image-sbom" : "image-provenance", by, text, attest.at),
    ];
  });
}

function noCache(target: BakeTarget, by: string): readonly Fact[] {
  const value = target.value("no-cache");
  return value?.kind === "bool" && value.isTrue
    ? [control("no-cache-build", by, "no-cache = true", value.at)]
    : [];
}

function control(name: ControlFact["control"], about: string, fact: string, at: Place): ControlFact {
  return { kind: "control", control: name, status: "present", about, fact, at };
}
