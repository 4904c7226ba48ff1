import { evaluate } from "../expression/evaluate";
import { Unknown, type Value } from "../expression/value";
import { folderOf, resolvePath } from "../source";
import { at, entriesAt, itemsAt, textAt, type YamlMap, type YamlNode } from "../yaml/yaml-node";
import { fill, type Here, namesAt, type Part, truthHere, valueHere } from "./here";

const deepest = 24;

export function textHere({ node, here }: Part, ...way: readonly string[]): string | undefined {
  const found = textAt(node, ...way);
  if (found !== undefined) return fill(found, here) || undefined;
  const [last] = way.slice(-1);
  const parent = at(node, ...way.slice(0, -1));
  const entry =
    last === undefined || !parent
      ? undefined
      : entriesHere({ node: parent, here }).find(([key]) => key === last);
  return entry?.[1].node.kind === "scalar" ? fill(entry[1].node.text, entry[1].here) || undefined : undefined;
}

/** The value of a map's key, also inside its `${{ if }}`. */
export function partHere(part: Part, key: string): Part | undefined {
  const node = at(part.node, key);
  if (node) return { node, here: part.here };
  return entriesHere(part).find(([name]) => name === key)?.[1];
}

/** The entries of a map with those under `${{ if }}`, `${{ each }}` and `${{ insert }}` in their place. */
export function entriesHere(
  { node, here }: Part,
  depth = 0,
): readonly (readonly [string, Part & { readonly line: number }])[] {
  if (node.kind !== "map" || depth > deepest) return [];
  let taken: boolean | undefined = false;
  return [...node.entries].flatMap(([key, { value, line }]) => {
    if (here.budget.left-- <= 0) return [];
    const words = directive(key);
    if (words === undefined) return [[fill(key, here), { node: value, here, line }] as const];
    const found = choose(words, here, taken);
    taken = found.taken;
    return found.places.flatMap((place) => entriesHere({ node: value, here: place }, depth + 1));
  });
}

/** The items of a list, with templates and the items under `${{ if }}` and `${{ each }}` in their place. */
export function itemsHere(
  { node, here }: Part,
  kind: "stages" | "jobs" | "steps" | "variables",
  depth = 0,
): readonly Part[] {
  if (depth > deepest) return [];
  if (node.kind === "scalar") {
    const bound = boundTo(node.text, here);
    return bound ? itemsHere(bound, kind, depth + 1) : [];
  }
  let taken: boolean | undefined = false;
  return itemsAt(node).flatMap((item): readonly Part[] => {
    if (here.budget.left-- <= 0) return [];
    if (item.kind === "scalar") {
      const bound = boundTo(item.text, here);
      return bound ? (bound.node.kind === "list" ? itemsHere(bound, kind, depth + 1) : [bound]) : [];
    }
    if (item.kind === "list") return itemsHere({ node: item, here }, kind, depth + 1);
    const keys = [...item.entries];
    const words = keys[0] && directive(keys[0][0]);
    if (words !== undefined) {
      return keys.flatMap(([key, { value }]) => {
        const found = choose(directive(key) ?? "", here, taken);
        taken = found.taken;
        return found.places.flatMap((place) => itemsHere({ node: value, here: place }, kind, depth + 1));
      });
    }
    taken = false;
    if (item.entries.has("template")) return templateItems(item, here, kind, depth);
    return [{ node: item, here }];
  });
}

function boundTo(text: string, here: Here): Part | undefined {
  const words = directive(text);
  return words === undefined ? undefined : here.nodes.get(words.trim());
}

/** The content of `${{ }}`, if it is the whole text. */
function directive(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed.startsWith("${{") && trimmed.endsWith("}}") && trimmed.indexOf("}}") === trimmed.length - 2
    ? trimmed.slice(3, -2).trim()
    : undefined;
}

interface Choice {
  /** Once for each time that what is under it is there. */
  readonly places: readonly Here[];
  /** Whether a branch of the `if` so far is the one; undefined if it depends. */
  readonly taken: boolean | undefined;
}

function choose(words: string, here: Here, taken: boolean | undefined): Choice {
  const uncertain = { ...here, isUncertain: true };
  const condition = /^(if|elseif)\b([\s\S]*)$/.exec(words);
  if (condition) {
    const before = condition[1] === "if" ? false : taken;
    if (before === true) return { places: [], taken: true };
    const truth = truthHere(condition[2] ?? "", here);
    if (truth === false) return { places: [], taken: before };
    if (truth === true && before === false) return { places: [here], taken: true };
    return { places: [uncertain], taken: truth === true ? true : undefined };
  }
  if (words === "else") {
    return { places: taken === true ? [] : [taken === false ? here : uncertain], taken: true };
  }
  const each = /^each\s+([A-Za-z_]\w*)\s+in\s+([\s\S]+)$/.exec(words);
  if (each?.[1] !== undefined && each[2] !== undefined) {
    return { places: loopsOver(each[1], each[2].trim(), here), taken: false };
  }
  return { places: words === "insert" ? [here] : [], taken: false };
}

const mostLoops = 50;

function loopsOver(name: string, words: string, here: Here): readonly Here[] {
  const bound = here.nodes.get(words);
  const value = evaluate(words, namesAt(here));
  const nodes: readonly (Part | undefined)[] =
    bound?.node.kind === "list" ? itemsAt(bound.node).map((node) => ({ node, here: bound.here })) : [];
  const values: readonly Value[] = Array.isArray(value)
    ? (value as readonly Value[])
    : value instanceof Map
      ? [...(value as ReadonlyMap<string, Value>)].map(
          ([key, inner]) =>
            new Map<string, Value>([
              ["key", key],
              ["value", inner],
            ]),
        )
      : nodes.length > 0
        ? nodes.map(() => new Unknown(name))
        : [];
  return values.slice(0, mostLoops).map((item, index) => {
    const node = nodes[index];
    return {
      ...here,
      loops: new Map([...here.loops, [name, item]]),
      ...(node && { nodes: new Map([...here.nodes, [name, node]]) }),
    };
  });
}

function templateItems(
  item: YamlMap,
  here: Here,
  kind: "stages" | "jobs" | "steps" | "variables",
  depth: number,
): readonly Part[] {
  const opened = openTemplate({ node: item, here });
  if (!opened) return [];
  const list = at(opened.node, kind);
  if (!list) return [];
  if (kind === "variables")
    return list.kind === "map"
      ? [{ node: list, here: opened.here }]
      : itemsHere({ node: list, here: opened.here }, kind, depth + 1);
  return itemsHere({ node: list, here: opened.here }, kind, depth + 1);
}

/** A template that is in the tree, with the parameters that it is given. What is elsewhere is recorded and not opened. */
export function openTemplate({ node, here }: Part): Part | undefined {
  const entry = entriesAt(node).find(([key]) => key === "template")?.[1];
  const written = textAt(node, "template");
  if (!entry || written === undefined) return undefined;
  const place = { file: here.file.path, line: entry.value.line };
  const [path = "", alias] = fill(written, here).split("@", 2);
  if (alias !== undefined && alias !== "self") {
    const repository = here.repositories.get(alias);
    const name = `${repository?.name ?? alias}/${path.replace(/^\//, "")}`;
    const ref = repository?.ref;
    const pinned = ref !== undefined && /^[0-9a-f]{40}$/.test(ref);
    here.add({
      kind: "tool",
      at: place,
      by: here.ci,
      what: "template",
      name,
      ...(ref !== undefined && { version: ref }),
      pinned,
    });
    here.add({
      kind: "uses",
      at: place,
      from: here.file.path,
      to: `${path}@${alias}`,
      local: false,
      how: "include",
    });
    return undefined;
  }
  const found = path.startsWith("/")
    ? resolvePath(here.root, `.${path}`)
    : resolvePath(folderOf(here.file.path), path);
  here.add({ kind: "uses", at: place, from: here.file.path, to: found ?? path, local: true, how: "include" });
  const file = found === undefined ? undefined : here.tree.get(found);
  const template = file && here.parse(file);
  if (
    !file ||
    !template ||
    here.trail.length >= deepest ||
    here.trail.filter((each) => each === file.path).length > 2
  )
    return undefined;
  const declared = at(node, "parameters");
  const given = declared ? entriesHere({ node: declared, here }) : [];
  const parameters = new Map<string, Value>();
  const nodes = new Map<string, Part>();
  const set = (name: string, part: Part) => {
    parameters.set(name, valueOfPart(part));
    const bound = part.node.kind === "scalar" ? boundTo(part.node.text, part.here) : part;
    if (bound) nodes.set(`parameters.${name}`, bound);
  };
  const inside: Here = {
    ...here,
    file,
    parameters,
    nodes,
    loops: new Map(),
    trail: [...here.trail, file.path],
  };
  for (const [name, value] of parametersOf(template)) set(name, { node: value, here: inside });
  for (const [name, part] of given) set(name, part);
  return { node: template, here: inside };
}

/** A macro in a value stays for the job that knows it; what is known by now is filled in. */
function valueOfPart(part: Part): Value {
  const value = valueHere(part);
  return typeof value === "string" ? fill(value, part.here) : value;
}

/** Names and defaults: a map, as templates have had it for long, or a list with types. */
export function parametersOf(template: YamlNode): readonly (readonly [string, YamlNode])[] {
  const declared = at(template, "parameters");
  if (declared?.kind === "map") return entriesAt(declared).map(([name, { value }]) => [name, value] as const);
  return itemsAt(declared).flatMap((item) => {
    const name = textAt(item, "name");
    const otherwise = at(item, "default");
    return name === undefined || otherwise === undefined ? [] : [[name, otherwise] as const];
  });
}
