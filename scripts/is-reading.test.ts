import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isReading, personOf } from "./is-reading.mjs";

describe("what a reader answers", () => {
  it.each([
    "/pipelines",
    "/pipelines/abc/gaps?stage=run",
    "/pipelines/abc/gaps/export",
    "/s/abc",
    "/docs/guides/import",
    "/",
    "/api/v1/pipelines",
    "/api/v1/pipelines/abc/posture",
    "/api/v1/snapshots/abc",
  ])("%s", (url) => {
    expect(isReading({ method: "GET", url })).toBe(true);
    expect(isReading({ method: "HEAD", url })).toBe(true);
    expect(isReading({ method: "POST", url })).toBe(false);
  });

  it.each([
    "/_next/static/chunks/a.js",
    "/catalogue/entries.json",
    "/brands/jenkins.svg",
    "/pictures/map-light-0123456789ab.png",
    "/robots.txt",
    "/icon.svg?x",
    "/api/ready",
    "/api/metrics",
    "/api/auth/get-session",
    "/api/v1/pipelines/abc/events?after=3",
  ])("not %s", (url) => expect(isReading({ method: "GET", url })).toBe(false));
});

describe("whose turns a request takes", () => {
  const secret = "what sessions are signed with";
  const signed = (session: string) =>
    `${session}.${encodeURIComponent(createHmac("sha256", secret).update(session).digest("base64"))}`;
  const of = (cookie?: string, known: string | undefined = secret) =>
    personOf(
      { headers: { "x-blueline-address": "192.0.2.1", ...(cookie === undefined ? {} : { cookie }) } },
      known,
    );

  it("is identified by the session, whatever else is sent", () => {
    expect(of(`blueline.session_token=${signed("abc")}; theme=dark`)).toBe("session abc");
    expect(of(`theme=dark; __Host-blueline.session_token=${signed("abc")}`)).toBe("session abc");
  });

  it("is identified by the address without a single session", () => {
    expect(of()).toBe("address 192.0.2.1");
    expect(of(`blueline.session_token=${signed("abc")}; blueline.session_token=${signed("def")}`)).toBe(
      "address 192.0.2.1",
    );
    expect(of("blueline.session_token=%61bc.x")).toBe("address 192.0.2.1");
  });

  it("is identified by the address if the session is made up", () => {
    for (const cookie of ["abc", "abc.", "abc.x", signed("abc").replace("abc", "abd")])
      expect(of(`blueline.session_token=${cookie}`)).toBe("address 192.0.2.1");
    expect(of(`blueline.session_token=${signed("abc")}`, "another secret")).toBe("address 192.0.2.1");
  });
});
