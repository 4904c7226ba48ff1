import { beforeAll, expect, it } from "vitest";
import type { NewTrustRule } from "@/lib/domain/contract/tokens";
import { handlersIn } from "@/lib/testing/authorisation/route-handlers";
import { describeBothDatabases } from "@/lib/testing/databases";
import { makeRawIssuer } from "@/lib/testing/raw-issuer";
import { aRequest } from "@/lib/testing/team";
import { aTrustRule } from "@/lib/testing/trust-rule";
import { makeViewers } from "@/lib/testing/viewers";
import { oncePerProcess } from "../process";
import { requireWorkspaceAccess, type WorkspaceAccess } from "../auth/access";
import { testTrustRule } from "./test-trust-rule";
import { createTrustRule } from "./trust-rules";

const raw = makeRawIssuer("https://raw-ci.example");
const { header, claims } = raw;
const json = JSON.stringify;
const inBase64 = (text: string) => Buffer.from(text).toString("base64url");

/** Replaces a value of a token: none of them is allowed. */
const oddValues = [
  17,
  1.5,
  true,
  null,
  [],
  ["a", 1],
  {},
  { a: { b: 1 } },
  [[["x"]]],
  "",
  "a\u0000b",
  "\uD800",
];

function withPart(token: string, index: number, change: (part: string) => string): string {
  return token
    .split(".")
    .map((part, at) => (at === index ? change(part) : part))
    .join(".");
}

/** Each by its fault; issuer, audience and subject match a rule unless they are the fault. */
function forged(): readonly (readonly [string, string])[] {
  const good = raw.token();
  const odd = (field: string, values: readonly unknown[], isHeader = false) =>
    values.map((value): readonly [string, string] => [
      `${isHeader ? "header" : "payload"} ${field} = ${json(value)}`,
      isHeader ? raw.token({}, { [field]: value }) : raw.token({ [field]: value }),
    ]);
  const texts = (name: string, headerText: string, payloadText: string) =>
    [name, raw.signed(headerText, payloadText)] as const;
  const deep = "[".repeat(1_200) + "]".repeat(1_200);
  return [
    ...odd("kid", oddValues, true),
    ...odd("alg", [...oddValues, "none", "None", "es256", "HS256", "ES256 ", "RSA1_5"], true),
    ...odd("typ", [17, null, {}], true),
    ...odd("crit", [["exp"], [], ["b64"], "exp", null], true),
    ...odd("b64", [false, true, "false"], true),
    ...odd("jwk", [raw.key, {}], true),
    ...odd("x5c", [["MII"], []], true),
    ...odd("jku", ["https://evil.example/keys"], true),
    ...odd("x5u", ["https://evil.example/keys"], true),
    ...["iss", "sub", "aud"].flatMap((field) => odd(field, oddValues)),
    ...["exp", "iat"].flatMap((field) => odd(field, ["1", true, null, [], {}, -1, 1e300])),
    ...odd("nbf", ["1", true, null, [], {}, 1e300]),
    ...["iss", "sub", "aud", "exp", "iat"].map(
      (field) => [`no ${field}`, raw.token({ [field]: undefined })] as const,
    ),
    ["no alg", raw.token({}, { alg: undefined })],
    ["no algorithm, no signature", withPart(raw.token({}, { alg: "none" }), 2, () => "")],
    ["no signature", withPart(good, 2, () => "")],
    texts("infinite time", json(header), json(claims()).replace(/"exp":\d+/, '"exp":1e400')),
    texts("duplicate claim", json(header), json(claims()).replace("{", '{"sub":"repo:evil/x:y",')),
    texts(
      "duplicate claim, escaped",
      json(header),
      json(claims()).replace("{", '{"s\\u0075b":"repo:evil/x:y",'),
    ),
    texts(
      "duplicate key deep inside",
      json(header),
      json({ ...claims(), more: 0 }).replace('"more":0', '"more":[{"a":1,"a":1}]'),
    ),
    texts("duplicate in the header", json(header).replace("{", '{"alg":"none",'), json(claims())),
    texts(
      "deep id",
      json(header),
      json({ ...claims(), jti: 0 }).replace('"jti":0', `"jti":${"[".repeat(1_200)}1e400${"]".repeat(1_200)}`),
    ),
    texts("deep issuer", json(header), json({ ...claims(), iss: 0 }).replace('"iss":0', `"iss":${deep}`)),
    texts("deep key id", json({ ...header, kid: 0 }).replace('"kid":0', `"kid":${deep}`), "{}"),
    texts("header is an array", "[]", json(claims())),
    texts("header is null", "null", json(claims())),
    texts("header is a number", "1", json(claims())),
    texts("payload is an array", json(header), `[${json(claims())}]`),
    texts("payload is null", json(header), "null"),
    texts("payload is a text", json(header), '"x"'),
    texts("payload is empty", json(header), ""),
    texts("payload is cut", json(header), json(claims()).slice(0, -1)),
    texts("payload after a mark of bytes", json(header), `\uFEFF${json(claims())}`),
    [
      "payload is no UTF-8",
      raw.signed(
        json(header),
        Buffer.concat([
          Buffer.from(json(claims()).slice(0, -1)),
          Buffer.from(',"x":"'),
          Buffer.from([0xc3, 0x28]),
          Buffer.from('"}'),
        ]),
      ),
    ],
    [
      "id that is no Unicode",
      raw.signed(json(header), json({ ...claims(), jti: 0 }).replace('"jti":0', '"jti":"\\ud800"')),
    ],
    ["padded", withPart(good, 2, (part) => `${part}==`)],
    ["plain base64", withPart(good, 0, () => Buffer.from(`${json(header)}>>>???`).toString("base64"))],
    ["no base64", withPart(good, 1, () => "!!!!")],
    ["one letter too many", withPart(good, 1, (part) => `${part}A`.padEnd(5, "A"))],
    [
      "bits that are left over",
      withPart(
        good,
        2,
        (part) =>
          `${part.slice(0, -1)}${part.endsWith("A") ? "B" : String.fromCharCode(part.charCodeAt(part.length - 1) + 1)}`,
      ),
    ],
    ["a space inside", withPart(good, 1, (part) => `${part.slice(0, 4)} ${part.slice(4)}`)],
    ["a line's end behind", `${good}\n`],
    ["two parts", good.split(".").slice(0, 2).join(".")],
    ["four parts", `${good}.x`],
    ["five parts", `${good}.x.y`],
    ["only dots", ".."],
    ["nothing", ""],
    ["a word", "token"],
    ["JSON", json({ payload: "x", signatures: [] })],
    ["huge", raw.token({ more: "x".repeat(5_000) })],
    ["huge, of one letter", "a".repeat(15_000)],
    ["signed by another", makeRawIssuer(raw.issuer).token()],
    [
      "signed over something else",
      withPart(good, 1, () => inBase64(json({ ...claims(), sub: "repo:acme/shop:evil" }))),
    ],
  ];
}

describeBothDatabases("a forged identity token", ({ database }) => {
  let access: WorkspaceAccess;

  beforeAll(async () => {
    const { admin } = await makeViewers({ admin: "admin" });
    access = await requireWorkspaceAccess(admin, "admin");
    await trust({});
  });

  const trust = (more: Partial<NewTrustRule>) =>
    createTrustRule(access, aTrustRule({ issuer: raw.issuer, keys: raw.keys, ...more }));

  let sent = 0;
  async function exchange(token: string) {
    const handle = (await handlersIn("app/api/v1/token/exchange/route.ts")).get("POST");
    if (!handle) throw new Error("No handler.");
    sent += 1;
    const address = `203.0.${Math.floor(sent / 250)}.${1 + (sent % 250)}`;
    const request = aRequest("POST", "/api/v1/token/exchange", {
      body: new URLSearchParams({
        grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
        subject_token: token,
        subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
      }).toString(),
      // Each from an address of its own: equal ones are recorded once.
      headers: {
        "x-blueline-address": address,
        "content-type": "application/x-www-form-urlencoded",
      },
    });
    const response = await handle(request, { params: Promise.resolve({}) });
    const headers = [...response.headers].filter(([name]) => !/^(date|x-request-id)$/.test(name));
    return {
      address,
      status: response.status,
      body: await response.text(),
      headers: json(headers),
    };
  }

  it("of any shape is answered alike, and is once in the audit log", async () => {
    const answers = new Map<string, string[]>();
    const tokens = forged();
    const given: (Awaited<ReturnType<typeof exchange>> & { readonly name: string })[] = [];
    for (let from = 0; from < tokens.length; from += 25) {
      // A few of each rule are recorded in ten minutes, which have passed now.
      oncePerProcess("once-in-a-while: exchange refused by a rule", () => new Map()).clear();
      const batch = tokens.slice(from, from + 25);
      given.push(
        ...(await Promise.all(batch.map(async ([name, token]) => ({ name, ...(await exchange(token)) })))),
      );
    }
    for (const { name, status, body, headers } of given) {
      const key = `${status} ${body} ${headers}`;
      answers.set(key, [...(answers.get(key) ?? []), name]);
    }
    const entries = await database().client.auditEntry.groupBy({
      by: ["address"],
      where: { event: "token-exchanged", outcome: "refused" },
      _count: { number: true },
    });
    const recorded = new Map(entries.map(({ address, _count }) => [address, _count.number]));
    expect([...answers.values()].slice(1)).toEqual([]);
    expect([...answers.keys()][0]).toMatch(/^401 /);
    expect(given.filter(({ address }) => recorded.get(address) !== 1).map(({ name }) => name)).toEqual([]);
    expect(recorded.size).toBe(tokens.length);
  });

  it.each([
    ["a text", "one"],
    ["a number", 1],
    ["a text of that number", "1"],
    ["nothing said", ""],
    ["null", null],
    ["a list", [1, "a"]],
    ["an object", { b: 1, a: [2] }],
    ["true", true],
  ])("does not count twice by an id that is %s", async (_name, jti) => {
    const [first, again] = [await exchange(raw.token({ jti })), await exchange(raw.token({ jti }))];
    expect([first.status, again.status]).toEqual([200, 401]);
  });

  it("does not count twice by the same id in other words", async () => {
    const withId = (text: string) =>
      raw.signed(json(header), json({ ...claims(), jti: 0 }).replace('"jti":0', `"jti":${text}`));
    expect((await exchange(withId('{"x":10,"y":"é"}'))).status).toBe(200);
    expect((await exchange(withId('{"y":"\\u00e9", "x":1e1}'))).status).toBe(401);
    expect((await exchange(withId("77"))).status).toBe(200);
    expect((await exchange(withId("7.7e1"))).status).toBe(401);
  });

  it("is one without an id where the rule asks for it, and only there", async () => {
    expect((await exchange(raw.token())).status).toBe(200);
    expect((await exchange(raw.token())).status).toBe(200);
    const asking = makeRawIssuer("https://asking-ci.example");
    const { id } = await trust({ issuer: asking.issuer, keys: asking.keys, requiresId: true });
    expect((await exchange(asking.token())).status).toBe(401);
    expect((await exchange(asking.token({ jti: "a" }))).status).toBe(200);
    const lines = async (token: string) => {
      const { works, lines: told } = await testTrustRule(access, { id, token });
      return { works, off: told.filter(({ holds }) => !holds).map(({ check }) => check) };
    };
    expect(await lines(asking.token())).toEqual({ works: false, off: ["id"] });
    expect(await lines(asking.token({ jti: "b" }))).toEqual({ works: true, off: [] });
    await expect(testTrustRule(access, { id, token: asking.token({}, { kid: 1 }) })).rejects.toMatchObject({
      errors: [{ path: "token", message: expect.stringContaining("kid") }],
    });
  });
});
