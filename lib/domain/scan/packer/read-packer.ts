import { controlFact } from "../cloud/resource";
import { scriptLines } from "../cloud/script-lines";
import type { BuildFact, Fact } from "../facts";
import { evaluateBody } from "../hcl/evaluate-body";
import { blocksOf, type Body } from "../hcl/expression";
import { readHcl } from "../hcl/parse-hcl";
import { createSimpleScope } from "../hcl/simple-scope";
import type { Reader, Reading } from "../reader";
import { readScript } from "../shell/read-script";
import { folderOf, type Place, resolvePath, type SourceFile, type SourceTree } from "../source";
import { fromYaml } from "../values/structure";
import { field, fields, filledText, flagOf, itemsOf, textOf, type Value } from "../values/value";
import { readYaml } from "../yaml/read-yaml";

/** Packer: what machines' images are made from, and images of containers that it makes. */
export const packerReader: Reader = {
  format: "packer",
  recognises: ({ path, text }) => {
    if (/\.pkr\.(?:hcl|json)$/.test(path)) return true;
    // The old form is any JSON with builders that have a type.
    return path.endsWith(".json") && text.length < 200_000 && /"builders"\s*:\s*\[/.test(text);
  },
  read: (file, tree) => (file.path.endsWith(".json") ? readOld(file, tree) : readNew(file, tree)),
};

interface Source {
  /** `amazon-ebs.ubuntu` */
  readonly name: string;
  readonly type: string;
  readonly value: Value;
  readonly at: Place;
}

interface Where {
  readonly file: SourceFile;
  readonly tree: SourceTree;
}

function readNew(file: SourceFile, tree: SourceTree): Reading {
  const { body, faults } = readHcl(file);
  const folder = folderOf(file.path);
  const siblings = [...tree.values()].filter(
    ({ path }) =>
      folderOf(path) === folder && /\.(?:pkr\.hcl|pkrvars\.hcl)$/.test(path) && path !== file.path,
  );
  const others = siblings.slice(0, 50).map((each) => ({ path: each.path, body: readHcl(each).body }));
  const bodies = [body, ...others.filter(({ path }) => path.endsWith(".pkr.hcl")).map((other) => other.body)];
  const values = others.filter(({ path }) => path.endsWith(".auto.pkrvars.hcl")).map((other) => other.body);
  const scope = createSimpleScope(bodies, values);
  const sourcesOf = (from: Body): readonly Source[] =>
    blocksOf(from, "source").map((block) => ({
      name: block.labels.join("."),
      type: block.labels[0] ?? "",
      value: evaluateBody(block.body, block.at, scope),
      at: block.at,
    }));
  const sources = bodies.flatMap(sourcesOf);
  const where = { file, tree };
  const facts = [
    ...sourcesOf(body).flatMap((source) => machineFacts(source, where)),
    ...blocksOf(body, "data").flatMap((block) => {
      const value = evaluateBody(block.body, block.at, scope);
      return recentFact(value, `${file.path}#data.${block.labels.join(".")}`);
    }),
    ...blocksOf(body, "build").flatMap((block) => {
      const value = evaluateBody(block.body, block.at, scope);
      const named = itemsOf(field(value, "sources")).map((each) =>
        (textOf(each) ?? "").replace(/^source\./, ""),
      );
      const used = sources.filter(({ name }) => named.includes(name));
      return buildFacts(value, used, where);
    }),
  ];
  return {
    facts,
    notUnderstood: faults.map(({ line, message }) => ({ at: { file: file.path, line }, why: message })),
  };
}

function readOld(file: SourceFile, tree: SourceTree): Reading {
  const { documents, faults } = readYaml(file.text);
  const [document] = documents;
  const notUnderstood = faults.map(({ line, message }) => ({ at: { file: file.path, line }, why: message }));
  if (!document) return { facts: [], notUnderstood };
  const value = fromYaml(document, (line) => ({ file: file.path, line }));
  const where = { file, tree };
  const sources = fields(value, "builders").map((builder) => {
    const type = textOf(field(builder, "type")) ?? "";
    return { name: filledText(field(builder, "name")) ?? type, type, value: builder, at: builder.at };
  });
  return {
    facts: [
      ...sources.flatMap((source) => machineFacts(source, where)),
      ...buildFacts(value, sources, where),
    ],
    notUnderstood,
  };
}

function machineFacts({ name, value }: Source, { file }: Where): readonly Fact[] {
  const about = `${file.path}#source.${name}`;
  const keys = field(value, "access_key") ?? field(value, "client_secret");
  const isGiven = keys?.kind === "text" && keys.text !== "";
  return [
    ...recentFact(field(value, "source_ami_filter"), about),
    ...(keys && isGiven
      ? [controlFact("static-cloud-credentials", "violated", about, "keys in the template", keys.at)]
      : []),
  ];
}

/** An image that is looked up when it is built is another one each time. */
function recentFact(filter: Value | undefined, about: string): readonly Fact[] {
  const recent = field(filter, "most_recent");
  return recent && flagOf(recent) === true
    ? [controlFact("host-ami-pinned", "violated", about, "built from the most recent image", recent.at)]
    : [];
}

/** Scripts that run on the machine, and images of containers. */
function buildFacts(build: Value, sources: readonly Source[], where: Where): readonly Fact[] {
  const by = `${where.file.path}#build`;
  const provisioners = [...fields(build, "provisioner"), ...fields(build, "provisioners")];
  return [
    ...provisioners.flatMap((provisioner) => provisionerFacts(provisioner, by, where)),
    ...sources.filter(({ type }) => type === "docker").flatMap((source) => containerFacts(source, build, by)),
  ];
}

function provisionerFacts(provisioner: Value, by: string, { file, tree }: Where): readonly Fact[] {
  const kind = textOf(field(provisioner, "#label") ?? field(provisioner, "type"));
  if (kind !== "shell" && kind !== "shell-local") return [];
  const folder = folderOf(file.path);
  const context = { by, file, tree, folder, variables: new Map<string, string>() };
  const inline = readScript(scriptLines(field(provisioner, "inline")), context);
  const paths = [...itemsOf(field(provisioner, "script")), ...itemsOf(field(provisioner, "scripts"))];
  return [
    ...inline,
    ...paths.flatMap((written) => {
      const path = resolvePath(folder, filledText(written) ?? "");
      const script = path === undefined ? undefined : tree.get(path);
      if (!script) return [];
      const lines = script.text.split("\n").map((text, index) => ({ text, line: index + 1 }));
      return readScript(lines, { ...context, file: script });
    }),
  ];
}

/** The docker builder: its parent is `image`; names come from what follows it. */
function containerFacts({ at }: Source, build: Value, by: string): readonly Fact[] {
  const posts = [
    ...fields(build, "post-processor"),
    ...fields(build, "post-processors"),
    ...fields(build, "post-processors", "post-processor"),
  ];
  const typeOf = (post: Value) => textOf(field(post, "#label") ?? field(post, "type"));
  const images = posts
    .filter((post) => typeOf(post) === "docker-tag")
    .flatMap((post) => {
      const repository = filledText(field(post, "repository"));
      const tags = [...itemsOf(field(post, "tags")), ...itemsOf(field(post, "tag"))].flatMap(
        (tag) => filledText(tag) ?? [],
      );
      if (repository === undefined) return [];
      return tags.length === 0 ? [repository] : tags.map((tag) => `${repository}:${tag}`);
    });
  const push = posts.find((post) => typeOf(post) === "docker-push");
  const made: BuildFact = {
    kind: "build",
    by,
    images: [...new Set(images)],
    args: {},
    pushes: push !== undefined,
    at,
  };
  const pushed = push?.at ?? at;
  return [
    made,
    ...(push ? made.images.map((image) => ({ kind: "push" as const, by, image, at: pushed })) : []),
  ];
}
