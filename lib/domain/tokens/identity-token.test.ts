import { expect, it } from "vitest";
import { parseIdentityToken } from "./identity-token";

const part = (text: string) => Buffer.from(text).toString("base64url");
const header = '{"alg":"ES256","kid":"one","x5t":"of others"}';
const tokenOf = (payload: string, head = header) => `${part(head)}.${part(payload)}.c2ln`;

it("reads what is compared with a rule, whatever order and space it is written in, and drops the rest", () => {
  expect(
    parseIdentityToken(
      tokenOf('{ "sub" : "a:\\"b\\":c", "jti" : { "x" : [ 1 ] }, "more" : { "a" : {"a":1} } }'),
    ),
  ).toEqual({
    ok: true,
    value: { header: { alg: "ES256", kid: "one" }, claims: { sub: 'a:"b":c', jti: { x: [1] } } },
  });
});

it.each([
  ["a", "three parts"],
  [`${part(header)}.${part("{}")}.a=`, "signature"],
  [tokenOf("[]"), "payload that is not a JSON object"],
  [tokenOf('{"exp":"1"}'), "payload whose exp is not accepted"],
  [tokenOf('{"a":{"b":1,"\\u0062":2}}'), "repeats a field"],
  [tokenOf("{}", '{"alg":1}'), "header whose alg"],
  [tokenOf("{}", '{"alg":"ES256","jku":"https://x"}'), "header whose jku"],
  ["a".repeat(4_001), "longer than"],
])("says of %j what is wrong", (token, why) => {
  expect(parseIdentityToken(token)).toMatchObject({ ok: false, error: expect.stringContaining(why) });
});
