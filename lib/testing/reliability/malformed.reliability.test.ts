import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { ApiClient } from "../api-client";
import { describeApp } from "./describe-app";
import { newPipeline } from "./pipelines";
import { sendRaw } from "./send-raw";
import type { HostileRequest } from "./hostile-request";

const count = Number(process.env["MALFORMED_BODIES"] ?? 400);
const atOnce = 16;

describeApp(
  "a server that is sent thousands of broken requests",
  (app) => {
    it(
      `answers each of ${count}, fails at none and goes on`,
      async () => {
        const id = await newPipeline(app.admin());
        const chance = chanceFrom(Number(process.env["SEED"] ?? Date.now() % 1_000_000));
        const statuses = new Map<number, number>();
        const waits: number[] = [];
        let left = count;
        const send = async () => {
          while (left > 0) {
            left -= 1;
            const hostile = brokenRequest(id, chance);
            const since = performance.now();
            const status = await statusOf(app.admin(), hostile);
            waits.push(performance.now() - since);
            statuses.set(status, (statuses.get(status) ?? 0) + 1);
            if (status >= 500) throw new Error(`${status} to ${JSON.stringify(hostile).slice(0, 2_000)}`);
          }
        };
        await Promise.all(Array.from({ length: atOnce }, send));
        expect((await app.admin().call("GET", `/api/v1/pipelines/${id}`)).status).toBe(200);
        expect(app.server().output()).not.toMatch(/"level":"(?:error|fatal)"|Unhandled/);
        const slowest = waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? 0;
        console.log(
          `chance ${chance.seed}: answers ${JSON.stringify(Object.fromEntries(statuses))}, 99 of 100 within ${Math.round(slowest)} ms, ${atOnce} at once`,
        );
      },
      60_000 + count * 200,
    );
  },
  ["sqlite"],
);

interface Chance {
  readonly seed: number;
  /** A whole number below the limit. */
  readonly below: (limit: number) => number;
}

/** Chance that its seed brings back. */
function chanceFrom(seed: number): Chance {
  let state = seed | 0;
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return Math.floor(((state >>> 8) / 2 ** 24) * limit);
  };
  return { seed, below };
}

function brokenRequest(pipelineId: string, chance: Chance): HostileRequest {
  const pick = <T>(...choices: readonly [T, ...T[]]): T =>
    choices[chance.below(choices.length)] ?? choices[0];
  const node = {
    id: `n${chance.below(50)}`,
    kind: "ci",
    name: "CI",
    stage: "build",
    position: { x: 1, y: 2 },
    note: "n",
    url: "https://ci.example",
  };
  const [path, body] = pick<readonly [string, unknown]>(
    ["/api/v1/pipelines", { name: "Payments API", template: "article" }],
    [
      "/api/v1/pipelines",
      {
        document: {
          schema: "blueline/pipeline/1",
          name: "a",
          nodes: [node],
          edges: [],
          zones: [],
          images: [],
          claims: [],
        },
      },
    ],
    [
      `/api/v1/pipelines/${pipelineId}/operations`,
      { clientId: "tab-1", operations: [{ id: randomUUID(), type: "node.added", node }] },
    ],
    [
      `/api/v1/pipelines/${pipelineId}/operations`,
      {
        clientId: "tab-1",
        operations: [{ id: randomUUID(), type: "nodes.moved", positions: { n1: { x: 1, y: 1 } } }],
      },
    ],
    [`/api/v1/pipelines/${pipelineId}/snapshots`, { title: "Now", note: "why" }],
    ["/api/v1/invitations", { role: "viewer", email: "cara@example.com" }],
    ["/api/auth/sign-in/email", { email: "cara@example.com", password: "x" }],
    ["/pipelines", ["$ACTION_ID_x", "$1:__proto__:then"]],
    [`/pipelines/${pipelineId}`, ["$@0", "$F1", "$K1"]],
    ["/", { 0: '["$1:a:a"]' }],
  );
  const headers: Record<string, string> = pick(
    {},
    {},
    { "next-action": randomUUID().replaceAll("-", "") },
    { "content-type": "text/x-component" },
    { "content-type": "multipart/form-data; boundary=x" },
    { rsc: "1", "next-router-state-tree": "%5B%22%22%2C%7B%7D%5D" },
    { "next-router-state-tree": "[[[" },
    { rsc: "1", "next-router-state-tree": "%7B%22children%22:1%7D" },
    { "content-type": 'application/json; charset="' },
  );
  return {
    what: path,
    method: pick("POST", "POST", "POST", "POST", "PATCH", "DELETE", "GET"),
    path,
    headers,
    body: broken(JSON.stringify(body), chance),
    status: 0,
  };
}

/** Bytes that were JSON before something happened to them. */
function broken(text: string, chance: Chance): Uint8Array {
  let bytes = Buffer.from(text);
  for (let wound = chance.below(4); wound >= 0; wound--) {
    const at = chance.below(bytes.length);
    const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)];
    const junk =
      [
        "\u0000",
        "\ud800",
        "{",
        "]]",
        '"',
        "\\u",
        "null",
        "1e999",
        "-",
        '"__proto__":1,',
        "[".repeat(300),
        "\u202e",
        "\uffff",
        "a".repeat(5_000),
      ][chance.below(14)] ?? "";
    switch (chance.below(5)) {
      case 0:
        bytes = Buffer.from(head);
        break;
      case 1:
        bytes = Buffer.concat([head, Buffer.from(junk), tail]);
        break;
      case 2:
        bytes = Buffer.concat([head, Buffer.of(chance.below(256)), tail.subarray(1)]);
        break;
      case 3:
        bytes = Buffer.concat([head, tail.subarray(chance.below(20))]);
        break;
      default:
        bytes = Buffer.concat([head, head.subarray(chance.below(head.length + 1)), tail]);
    }
    if (bytes.length === 0) return bytes;
  }
  return bytes;
}

/** A sender that is refused early may find its connection closed: that is an answer too, here 0. */
async function statusOf(api: ApiClient, hostile: HostileRequest): Promise<number> {
  try {
    return (await sendRaw(api, hostile)).status;
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "EPIPE" || error.code === "ECONNRESET"))
      return 0;
    throw error;
  }
}
