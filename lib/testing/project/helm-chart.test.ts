import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import * as z from "zod";

const root = path.resolve(import.meta.dirname, "../../..");
const chart = path.join(root, "deploy/helm/blueline");
const templates = readdirSync(path.join(chart, "templates"))
  .map((file) => read(chart, `templates/${file}`))
  .join("\n");
const deployment = read(chart, "templates/deployment.yaml");
const valuesText = read(chart, "values.yaml");
const values = mapOf(valuesText);

/** As much of a JSON schema as is looked at here. */
interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
  readonly items?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
}
// Its shape is JSON Schema's.
const schema = JSON.parse(read(chart, "values.schema.json")) as Schema;
const parser = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);

describe("the values", () => {
  test("are accepted by their schema as they stand", () => {
    expect(parser.safeParse(values).error).toBeUndefined();
  });

  test("are the keys of the schema, and no others", () => {
    const { global: _handedOver, ...expected } = schema.properties ?? {};
    expect(pathsOf(values)).toEqual(pathsOfSchema({ properties: expected }));
  });

  test("have a line each that says what they are for", () => {
    const lines = valuesText.split("\n");
    const silent = lines.filter((line, at) => /^ *[\w-]+:/.test(line) && !/^ *# ./.test(lines[at - 1] ?? ""));
    expect(silent).toEqual([]);
  });

  test("are those that templates use", () => {
    const used = [...templates.replaceAll("$secrets", ".Values.secrets").matchAll(/\.Values\.([\w.]+)/g)].map(
      ([, name = ""]) => name,
    );
    const known = pathsOf(values);
    expect(used.filter((name) => !known.includes(name))).toEqual([]);
    const isUsed = (name: string) => used.some((other) => name === other || name.startsWith(`${other}.`));
    const leaves = known.filter((name) => !known.some((other) => other.startsWith(`${name}.`)));
    expect(leaves.filter((name) => !isUsed(name))).toEqual([]);
  });
});

describe("the schema", () => {
  test("refuses keys that it does not know, at any depth", () => {
    expect(mapsIn(schema).filter((map) => map.additionalProperties !== false)).toEqual([]);
  });

  test.each([
    { replicas: "2" },
    { replicas: 0 },
    { replica: 2 },
    { url: "blueline.example.com" },
    { url: "https://blueline.example.com/maps" },
    { image: { repository: "ghcr.io/example/blueline:1.2.3" } },
    { image: { digest: "sha256:12" } },
    { image: { pullPolicy: "Sometimes" } },
    { secrets: { session: { name: "Not A Name" } } },
    { secrets: { session: { value: "a secret in a file of values" } } },
    { settings: { logLevel: "verbose" } },
    { settings: { readers: 65 } },
    { settings: { trustedProxies: ["ingress"] } },
    { persistence: { accessMode: "ReadWriteMany" } },
    { persistence: { size: 10 } },
    { service: { type: "ExternalName" } },
    { service: { port: 70_000 } },
    { ingress: { enabled: "yes" } },
    { networkPolicy: { from: [{ cidr: "10.0.0.0/8" }] } },
    { resources: { limit: {} } },
  ])("refuses %j", (wrong) => {
    expect(parser.safeParse(wrong).success).toBe(false);
  });

  test.each([
    { global: { anything: true } },
    { url: "http://localhost:3000", replicas: 3 },
    { image: { repository: "registry.example.com:5000/team/blueline", digest: `sha256:${"a".repeat(64)}` } },
    { settings: { trustedProxies: ["10.0.0.0/8", "fd00::1"], writeMegabytes: 0.5 } },
    { networkPolicy: { from: [{ namespaceSelector: { matchLabels: { team: "edge" } } }] } },
  ])("accepts %j", (right) => {
    expect(parser.safeParse(right).error).toBeUndefined();
  });
});

describe("the pod", () => {
  test("gets no variable that the server does not know", () => {
    const known = [...read(root, "lib/server/env.ts").matchAll(/^ {4}([A-Z][A-Z_]+): z/gm)].map(
      ([, name]) => name,
    );
    const set = [...deployment.matchAll(/^ +- name: ([A-Z_]+)$|^ +"([A-Z_]+)" /gm)].map(
      ([, plain, secret]) => plain ?? secret,
    );
    expect(set).toContain("BLUELINE_URL");
    expect(set).toContain("DATABASE_URL");
    expect(set.filter((name) => !known.includes(name))).toEqual([]);
  });

  test.each([
    "automountServiceAccountToken: false",
    "runAsNonRoot: true",
    "type: RuntimeDefault",
    "allowPrivilegeEscalation: false",
    "readOnlyRootFilesystem: true",
    "drop: [ALL]",
    "path: /api/health",
    "path: /api/ready",
    "type: Recreate",
  ])("has %s", (setting) => {
    expect(deployment).toContain(setting);
  });

  test.each(["privileged: true", "hostNetwork", "hostPID", "hostIPC", "hostPath", "add: ["])(
    "has no %s",
    (setting) => {
      expect(templates).not.toContain(setting);
    },
  );

  test("runs as the image's user, listens on its port, keeps its data where the image does", () => {
    const image = read(root, "Dockerfile");
    const [, user, group] = /^USER (\d+):(\d+)$/m.exec(image) ?? [];
    expect(deployment).toContain(`runAsUser: ${user}\n`);
    expect(deployment).toContain(`runAsGroup: ${group}\n`);
    expect(deployment).toContain(`fsGroup: ${group}\n`);
    expect(deployment).toContain(`containerPort: ${/^EXPOSE (\d+)$/m.exec(image)?.[1]}\n`);
    expect(deployment).toContain(`mountPath: ${/^VOLUME (\S+)$/m.exec(image)?.[1]}\n`);
  });

  test("is of this version", () => {
    // Its shape is npm's.
    const { version } = JSON.parse(read(root, "package.json")) as { readonly version: string };
    expect(read(chart, "Chart.yaml")).toContain(`\nappVersion: ${version}\n`);
  });
});

test("the chart refuses several servers on one SQLite file, in words", () => {
  expect(read(chart, "templates/_helpers.tpl")).toMatch(/fail "replicas is more than 1, but an SQLite file/);
  expect(deployment).toContain('include "blueline.check" .');
});

function read(folder: string, file: string): string {
  return readFileSync(path.join(folder, file), "utf8");
}

type Values = { [key: string]: unknown };

/** The part of YAML that values.yaml keeps to: maps, a key on each line, before JSON or a bare word. */
function mapOf(text: string): Values {
  const top: Values = {};
  let open = [top];
  for (const line of text.split("\n").filter((each) => !/^ *(#|$)/.test(each))) {
    const [, indent = "", key, value] = /^((?: {2})*)([\w-]+):(?: (.+))?$/.exec(line) ?? [];
    open = open.slice(0, indent.length / 2 + 1);
    const map = open.at(-1);
    if (key === undefined || map === undefined)
      throw new Error(`values.yaml has a line of another form: ${line}`);
    map[key] = value === undefined ? {} : /^["[{\d]|^(true|false)$/.test(value) ? jsonOr(value) : value;
    // It was made in the line above.
    if (value === undefined) open.push(map[key] as Values);
  }
  return top;
}

/** A quantity such as 10Gi begins like a number, and is a word. */
function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function pathsOf(map: object, before = ""): readonly string[] {
  return Object.entries(map)
    .flatMap(([key, value]) => [before + key, ...(isMap(value) ? pathsOf(value, `${before}${key}.`) : [])])
    .toSorted();
}

function isMap(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Without amounts that nothing has a default for. */
function pathsOfSchema(of: Schema, before = ""): readonly string[] {
  return Object.entries(of.properties ?? {})
    .flatMap(([key, value]) => [before + key, ...pathsOfSchema(resolved(value), `${before}${key}.`)])
    .filter((name) => !/^affinity\.|^resources\..*\.ephemeral-storage$|^resources\.limits\.cpu$/.test(name))
    .toSorted();
}

function resolved(of: Schema): Schema {
  const name = of.$ref?.replace("#/definitions/", "");
  return name === undefined ? of : (schema.definitions?.[name] ?? {});
}

function mapsIn(of: Schema): readonly Schema[] {
  const inside = [
    ...Object.values(of.properties ?? {}),
    ...Object.values(of.definitions ?? {}),
    ...(of.items ? [of.items] : []),
  ];
  return [...(of.properties ? [of] : []), ...inside.flatMap(mapsIn)];
}
