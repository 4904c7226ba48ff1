import { expect, it } from "vitest";
import { contentSecurityPolicy, pageHeaders } from "./page-headers";

it("lets nothing run that has not this answer's nonce, and nothing come from elsewhere", () => {
  const policy = contentSecurityPolicy("abc", false);
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic'");
  for (const part of [
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "connect-src 'self'",
  ])
    expect(policy).toContain(part);
});

it.each([
  ["/s/abc", "no-referrer"],
  ["/setup", "no-referrer"],
  ["/invite", "no-referrer"],
  ["/reset", "no-referrer"],
  ["/settings", "same-origin"],
  ["/snapshots/abc", "same-origin"],
  ["/pipelines", "same-origin"],
])("%s sends as referrer: %s", (path, policy) => {
  expect(pageHeaders(path, "")).toMatchObject({
    "referrer-policy": policy,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex, nofollow",
  });
});
