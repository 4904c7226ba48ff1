import type { CiFact, Fact, JobFact, Trigger } from "../facts";
import { parseImageRef } from "../image-ref";
import { readScript } from "../shell/read-script";
import { resolvePath } from "../source";
import { structureOf } from "../values/structure";
import { field, fields, filledText, flagOf, isKnown, textOf, type Value } from "../values/value";
import { projectActions } from "./code-pipeline";
import { isPlainSecret } from "./image-facts";
import { type CloudResource, controlFact, type ResourceReader } from "./resource";
import { scriptLines } from "./script-lines";

/** A project of CodeBuild: one job, with the steps of its buildspec where that is written here. */
export const readCodeBuild: ResourceReader = (resource) => {
  const { value, id, at, label, file, stack } = resource;
  const job = `${id}#build`;
  const name = filledText(field(value, "name")) ?? label;
  const actions = projectActions(resource);
  const ci: CiFact = {
    kind: "ci",
    id,
    tool: "codebuild",
    name,
    triggers: [
      ...triggersOf(resource),
      ...(actions.length > 0 ? [{ on: "upstream" as const, text: "CodePipeline" }] : []),
    ],
    at,
  };
  const environment = field(value, "environment");
  const image = field(environment, "image");
  const imageName = filledText(image);
  const run: JobFact = {
    kind: "job",
    id: job,
    ci: id,
    name: "build",
    starts: ci.triggers.length > 0 ? "automatic" : "unknown",
    needs: actions,
    ...(imageName !== undefined && { runsOn: imageName }),
    at,
  };
  const variables = variablesOf(environment);
  const buildspec = field(value, "source", "buildspec");
  const found = findBuildspec(buildspec, resource);
  const spec = found === undefined ? specOf(buildspec) : undefined;
  const facts: Fact[] = [ci, run];
  if (found !== undefined) {
    const said = buildspec?.at.file === file.path ? buildspec.at : at;
    facts.push({ kind: "uses", from: file.path, to: found, local: true, how: "include", at: said });
  }
  for (const phase of ["install", "pre_build", "build", "post_build"]) {
    const commands = field(spec, "phases", phase, "commands");
    if (!commands) continue;
    facts.push(
      ...readScript(scriptLines(commands), {
        by: job,
        file: stack.tree.get(commands.at.file) ?? file,
        tree: stack.tree,
        folder: "",
        variables,
      }),
    );
  }
  return [...facts, ...environmentFacts(environment, job), ...toolFacts(image, job)];
};

function specOf(buildspec: Value | undefined): Value | undefined {
  if (buildspec?.kind === "text" && !buildspec.encoded && !buildspec.text.includes("\n")) return undefined;
  return structureOf(buildspec);
}

/** The file of the tree that a buildspec is: named, or put in by `file()`. That has a reader of its own. */
function findBuildspec(buildspec: Value | undefined, { stack }: CloudResource): string | undefined {
  const path = filledText(buildspec);
  if (!buildspec || path === undefined) return undefined;
  const isPutIn =
    path.includes("\n") && /\.ya?ml$/.test(buildspec.at.file) && /buildspec/i.test(buildspec.at.file);
  if (isPutIn && stack.tree.has(buildspec.at.file)) return buildspec.at.file;
  if (path.includes("${") || path.includes("\n")) return undefined;
  return [resolvePath(stack.folder, path), resolvePath("", path)].find(
    (candidate) => candidate !== undefined && stack.tree.has(candidate),
  );
}

function variablesOf(environment: Value | undefined): ReadonlyMap<string, string> {
  const all = [
    ...fields(environment, "environment_variable"),
    ...fields(environment, "environment_variables"),
  ];
  return new Map(
    all.flatMap((variable) => {
      const name = filledText(field(variable, "name"));
      const given = field(variable, "value");
      const isPlain = (textOf(field(variable, "type")) ?? "PLAINTEXT") === "PLAINTEXT";
      return name !== undefined && given && isPlain && isKnown(given) ? [[name, textOf(given) ?? ""]] : [];
    }),
  );
}

function environmentFacts(environment: Value | undefined, job: string): readonly Fact[] {
  const facts: Fact[] = [];
  const privileged = field(environment, "privileged_mode");
  if (privileged && flagOf(privileged) === true) {
    facts.push(
      controlFact("privileged-build-step", "violated", job, "the build is privileged", privileged.at),
    );
  }
  const all = [
    ...fields(environment, "environment_variable"),
    ...fields(environment, "environment_variables"),
  ];
  const secret = all.find((variable) => {
    const isPlain = (textOf(field(variable, "type")) ?? "PLAINTEXT") === "PLAINTEXT";
    return isPlain && isPlainSecret(filledText(field(variable, "name")) ?? "", field(variable, "value"));
  });
  if (secret) {
    const name = filledText(field(secret, "name")) ?? "";
    facts.push(
      controlFact(
        "secrets-in-pipeline-file",
        "violated",
        job,
        `${name} in plain text`,
        (field(secret, "value") ?? secret).at,
      ),
    );
  }
  const kept = all.find((variable) =>
    /^(?:SECRETS_MANAGER|PARAMETER_STORE)$/.test(textOf(field(variable, "type")) ?? ""),
  );
  const type = field(kept, "type");
  if (type) {
    facts.push(controlFact("secrets-from-store", "present", job, textOf(type) ?? "", type.at));
  }
  return facts;
}

/** The image that a build runs in: AWS's own have a name that is no registry's. */
function toolFacts(image: Value | undefined, job: string): readonly Fact[] {
  const written = filledText(image);
  const parsed = written === undefined ? undefined : parseImageRef(written);
  if (!image || written === undefined || !parsed) return [];
  const [name = written] = written.split(/[@:](?!.*\/)/, 1);
  const version = parsed.digest ?? parsed.tag;
  return [
    {
      kind: "tool",
      by: job,
      what: "image",
      name,
      ...(version !== undefined && { version }),
      pinned: parsed.unresolved.length > 0 ? "unknown" : parsed.digest !== undefined,
      at: image.at,
    },
  ];
}

/** Its triggers: a webhook, here or as a separate resource. */
function triggersOf(resource: CloudResource): readonly Trigger[] {
  const { value, stack } = resource;
  const own = field(value, "triggers");
  const hooks = stack
    .all()
    .filter(
      ({ type, value: hook }) =>
        type === "aws_codebuild_webhook" &&
        (stack.referred(field(hook, "project_name")) === resource ||
          filledText(field(hook, "project_name")) === filledText(field(value, "name"))),
    )
    .map((hook) => hook.value);
  const all: readonly Value[] = own && flagOf(field(own, "webhook")) === true ? [own, ...hooks] : hooks;
  return all.flatMap((hook) => {
    const groups = [...fields(hook, "filter_group", "filter"), ...fields(hook, "filter_groups")];
    const events = groups
      .filter((filter) => textOf(field(filter, "type")) === "EVENT")
      .map((filter) => textOf(field(filter, "pattern")) ?? "");
    const text = events.length > 0 ? events.join(", ") : "webhook";
    if (events.length === 0) return [{ on: "push" as const, text }];
    return [
      ...(text.includes("PUSH") ? [{ on: "push" as const, text }] : []),
      ...(text.includes("PULL_REQUEST_CREATED") || text.includes("PULL_REQUEST_UPDATED")
        ? [{ on: "proposal" as const, text }]
        : []),
      ...(text.includes("RELEASED") ? [{ on: "tag" as const, text }] : []),
    ];
  });
}
