import { NextRequest } from "next/server";
import { expect, it } from "vitest";
import { proxyPage } from "./proxy-page";

const nonceOf = (policy: string | null) => /'nonce-([^']+)'/.exec(policy ?? "")?.[1];
const get = (path: string, headers: Record<string, string> = {}) =>
  proxyPage(new NextRequest(`http://localhost:3000${path}`, { headers }));

it("gives each answer a nonce of its own, the same to the page", () => {
  const [one, other] = [get("/pipelines"), get("/pipelines")];
  const nonce = nonceOf(one.headers.get("content-security-policy"));
  expect(Buffer.from(nonce ?? "", "base64")).toHaveLength(16);
  expect(one.headers.get("x-middleware-request-x-nonce")).toBe(nonce);
  expect(nonceOf(one.headers.get("x-middleware-request-content-security-policy"))).toBe(nonce);
  expect(nonceOf(other.headers.get("content-security-policy"))).not.toBe(nonce);
});

it("takes no nonce and no policy from the request", () => {
  const payload = 'x"><script>alert(1)</script>';
  const response = get("/pipelines", {
    "x-nonce": payload,
    "content-security-policy": `script-src 'nonce-${payload}'`,
    "content-security-policy-report-only": `script-src 'nonce-${payload}'`,
  });
  expect(JSON.stringify([...response.headers])).not.toContain("alert(1)");
  expect(response.headers.get("x-middleware-override-headers")).not.toContain("report-only");
});

it.each([
  "/_next/image",
  "/_next/image?url=%2Ficon.svg&w=64&q=75",
  "/_next/image?url=http://169.254.169.254/",
  "/_next/image/",
  "/_next/image/x",
])("has no image optimizer at %s", (path) => {
  expect(get(path).status).toBe(404);
});
