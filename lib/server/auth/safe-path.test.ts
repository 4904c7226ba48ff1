import { describe, expect, it } from "vitest";
import { safePath } from "./safe-path";

const hostile = [
  "//evil.example",
  "///evil.example",
  "////evil.example/",
  "/\\evil.example",
  "\\evil.example",
  "\\\\evil.example",
  "/\\/evil.example",
  "/%5Cevil.example",
  "/%5cevil.example",
  "/%2Fevil.example",
  "/%2f%2fevil.example",
  "/./\\evil.example",
  "/.//evil.example",
  "/..//evil.example",
  "/a/..//evil.example",
  "/%2e%2e//evil.example",
  "https://evil.example",
  "http://evil.example",
  "https:evil.example",
  "https:/evil.example",
  "http:\\\\evil.example",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\tscript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "ftp://evil.example",
  "blob:https://evil.example/x",
  "evil.example",
  "@evil.example",
  ".evil.example",
  " /pipelines",
  "\t//evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/\r\nLocation: https://evil.example",
  "/%0d%0aSet-Cookie:x=1",
  "/%09/evil.example",
  "/\u0000/evil.example",
  "/\u2028//evil.example",
  "/\u202e/moc",
  "",
  "?next=//evil.example",
  "#//evil.example",
  "/api/auth/sign-out",
  "/api",
  `/${"a".repeat(2001)}`,
];

describe("where to go after signing in", () => {
  it.each(hostile)("is never %j", (wanted) => {
    expect(safePath(wanted)).toBe("/pipelines");
  });

  it.each([undefined, null, 7, {}, ["/pipelines"]])("is never a %j", (wanted) => {
    expect(safePath(wanted)).toBe("/pipelines");
  });

  it.each([
    "/",
    "/pipelines",
    "/pipelines/abc?kind=ci&sort=-priority#gap-3",
    "/settings/members",
    "/s/abc",
    "/apis",
  ])("may be %s", (wanted) => {
    expect(safePath(wanted)).toBe(wanted);
  });
});
