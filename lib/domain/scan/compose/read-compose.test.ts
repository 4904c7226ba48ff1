import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fact } from "../facts";
import type { SourceFile } from "../source";
import { composeReader } from "./read-compose";

interface Given {
  readonly path?: string;
  readonly others?: Readonly<Record<string, string>>;
}

function reading(text: string, { path = "app/compose.yaml", others = {} }: Given = {}) {
  const file: SourceFile = { path, text };
  const tree = new Map(
    [file, ...Object.entries(others).map(([other, its]) => ({ path: other, text: its }))].map((one) => [
      one.path,
      one,
    ]),
  );
  return composeReader.read(file, tree);
}

function of<K extends Fact["kind"]>(kind: K, text: string, given?: Given) {
  return reading(text, given).facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
}

const controls = (text: string) => of("control", text).map(({ control, status }) => `${control} ${status}`);
const service = (settings: string) =>
  `services:\n  web:\n    image: r/a:1\n${settings.replaceAll(/^/gm, "    ")}\n`;

describe("recognises", () => {
  const is = (path: string, text = "") => composeReader.recognises({ path, text });

  test("by its name, or by services with images", () => {
    for (const path of [
      "docker-compose.yml",
      "a/compose.yaml",
      "docker-compose.prod.yml",
      "compose.override.yaml",
      "web.docker-compose.yml",
      "docker-compose.yml.j2",
    ])
      expect(is(path), path).toBe(true);
    expect(is("deploy/stack.yml", "services:\n  web:\n    image: a\n")).toBe(true);
    expect(is("ci.yml", "stages: [a]\nservices:\n  - docker:dind\n")).toBe(false);
    expect(is("x.yaml", "kind: X\nservices:\n  image: a\n")).toBe(false);
  });
});

describe("services", () => {
  test("each with its image, its build and their lines", () => {
    const text =
      "services:\n  web:\n    image: r/web:2\n    build:\n      context: ./src\n      dockerfile: ../docker/F\n      target: run\n      args:\n        V: 1\n  db:\n    image: postgres:16\n";
    expect(of("workload", text)).toMatchObject([
      {
        id: "app/compose.yaml#service/web",
        orchestrator: "compose",
        name: "web",
        images: [{ ref: "r/web:2", at: { line: 3 } }],
        at: { line: 2 },
        from: "compose",
      },
      { name: "db", images: [{ ref: "postgres:16" }] },
    ]);
    expect(of("build", text)).toMatchObject([
      {
        by: "app/compose.yaml#service/web",
        images: ["r/web:2"],
        context: "app/src",
        dockerfile: "app/docker/F",
        target: "run",
        args: { V: "1" },
        pushes: false,
      },
    ]);
  });

  test("the first version has services at the top; short builds have a Dockerfile beside them", () => {
    const text = "web:\n  build: .\n  dockerfile: D\ndb:\n  image: mysql:5.7\n";
    expect(of("workload", text).map(({ name }) => name)).toEqual(["web", "db"]);
    expect(of("build", text)).toMatchObject([{ context: "app", dockerfile: "app/D" }]);
  });

  test("variables come from .env beside it, else from defaults, else stay", () => {
    const text = "services:\n  web:\n    image: ${R:-me}/web:${T}-$P-$${X}\n";
    expect(of("workload", text, { others: { "app/.env": "T=5 # now\n" } })[0]?.images[0]?.ref).toBe(
      "me/web:5-$P-${X}",
    );
  });

  test("what it extends, also in another file, is its own", () => {
    const others = { "app/base.yml": "services:\n  b:\n    image: r/b:1\n    privileged: true\n" };
    const text =
      "services:\n  web:\n    extends: {file: base.yml, service: b}\n  a: {extends: a, image: x}\n";
    expect(of("workload", text, { others })).toMatchObject([
      { name: "web", images: [{ ref: "r/b:1", at: { file: "app/base.yml", line: 3 } }] },
      { name: "a" },
    ]);
    expect(of("uses", text, { others })).toMatchObject([{ to: "app/base.yml", local: true, how: "base" }]);
  });

  test("profiles, no replicas and files for development are optional", () => {
    const optional = (settings: string, path?: string) =>
      of("workload", service(settings), path === undefined ? {} : { path })[0]?.optional;
    expect(optional("profiles: [dev]")).toBe(true);
    expect(optional("deploy: {replicas: 0}")).toBe(true);
    expect(optional("ports: []", "docker-compose.override.yml")).toBe(true);
    expect(optional("ports: []", "docker-compose.test.yml")).toBe(true);
    expect(optional("ports: []", "docker-compose.prod.yml")).toBeUndefined();
  });

  test("includes are recorded, not read; what only adds to a service of another file is none", () => {
    const text =
      "include: [other.yml, {path: https://x.example/c.yml}]\nservices:\n  web:\n    ports: ['80:80']\n";
    expect(of("uses", text)).toMatchObject([
      { to: "app/other.yml", local: true },
      { to: "https://x.example/c.yml", local: false },
    ]);
    expect(of("workload", text)).toEqual([]);
  });
});

describe("what it proves", () => {
  test.each([
    ["privileged: true", "privileged-container violated"],
    ["volumes: ['/var/run/docker.sock:/var/run/docker.sock']", "docker-socket-mounted violated"],
    ["volumes: [{type: bind, source: /var/run/docker.sock, target: /x}]", "docker-socket-mounted violated"],
    ["network_mode: host", "host-namespaces-shared violated"],
    ["pid: host", "host-namespaces-shared violated"],
    ["cap_drop: [ALL]", "compose-hardening present"],
    ["security_opt: ['no-new-privileges:true']", "compose-hardening present"],
    ["read_only: true", "read-only-root-filesystem present"],
    ["user: '1000'", "run-as-non-root-enforced present"],
    ["user: root", "run-as-non-root-enforced violated"],
    ["mem_limit: 1g", "memory-limit present"],
    ["environment:\n  DB_PASSWORD: postgres", "secrets-in-manifests violated"],
    ["environment: ['URL=postgres://a:b@db/x']", "secrets-in-manifests violated"],
  ])("%s", (settings, control) => expect(controls(service(settings))).toEqual([control]));

  test.each([
    "privileged: false",
    "environment: ['DB_PASSWORD=${PASSWORD}', 'A_TOKEN', 'ALLOW_EMPTY_PASSWORD=true', 'KEY_FILE=/x']",
    "environment: {URL: 'postgres://a:${P}@db/x', PASSWORD_FILE: /run/secrets/p}",
  ])("nothing: %s", (settings) => expect(controls(service(settings))).toEqual([]));

  test("latest, by name or by no tag, where it does not build the image itself", () => {
    expect(
      controls(
        "services:\n  a: {image: mongo}\n  b: {image: 'x/y:latest'}\n  c: {image: me, build: .}\n  d: {image: 'x:$T'}\n  e: {image: $X}\n",
      ),
    ).toEqual(["latest-tag-used violated", "latest-tag-used violated"]);
  });

  test("services on different networks", () => {
    const text =
      "services:\n  a: {image: 'x:1', networks: [front]}\n  b: {image: 'y:1', networks: {back: {}}}\nnetworks: {front: {}, back: {}}\n";
    expect(controls(text)).toEqual(["network-segmentation present"]);
    expect(controls(text.replace("{back: {}}}", "[front]}"))).toEqual([]);
  });
});

describe("bad input", () => {
  test("faults are said with their line, and the rest is read", () => {
    expect(reading("services:\n\tweb:\n").notUnderstood[0]?.why).toMatch(/tab/i);
    expect(
      reading("services:\n  ghost: null\n  text: no\n  web: {image: a:1}\n").notUnderstood.map(
        ({ at }) => at.line,
      ),
    ).toEqual([2, 3]);
    expect(reading("a: {{ b }}\n", { path: "docker-compose.yml.j2" })).toMatchObject({
      facts: [],
      notUnderstood: [{ why: expect.stringContaining("template") }],
    });
    expect(of("workload", "services:\r\n  web:\r\n    image: a:1\r\n")[0]?.images[0]?.ref).toBe("a:1");
  });

  test("names of JavaScript's own are names like others", () => {
    const text =
      "services:\n  __proto__: {image: 'e:1', privileged: true}\n  constructor: {image: 'f:1'}\n  toString: {image: 'g:1'}\n";
    expect(of("workload", text).map(({ name }) => name)).toEqual(["__proto__", "constructor", "toString"]);
    expect(Object.hasOwn(Object.prototype, "image")).toBe(false);
  });

  test("whatever the text, nothing is thrown and lines are within the file", () => {
    const lines = [
      "services:",
      "  web:",
      "    image: ${A:-${B:-c}}",
      "    build: {context: ., args: [A=1]}",
      "    extends: web",
      "    environment: [A_TOKEN=x]",
      "  - a",
      "include: [x, {path: [y]}]",
      "networks: {a: , b: }",
      "a: &a [*a]",
      "    deploy: {replicas: 0}",
    ];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...lines), fc.string({ maxLength: 15 })), { maxLength: 20 }),
        (parts) => {
          const text = parts.join("\n");
          const { facts, notUnderstood } = reading(text);
          for (const { at } of [...facts, ...notUnderstood]) {
            expect(at.line).toBeGreaterThan(0);
            expect(at.line).toBeLessThanOrEqual(text.split("\n").length);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
