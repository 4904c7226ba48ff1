import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseEnv } from "./env";

describe("the environment", () => {
  it("is complete without a single variable", () => {
    expect(parseEnv({})).toEqual({
      databaseUrl: "file:./data/blueline.db",
      dataFolder: path.resolve("data"),
      port: 3000,
      host: "127.0.0.1",
      url: "http://localhost:3000",
      isReachableWithoutUrl: false,
      origins: ["http://localhost:3000", "http://127.0.0.1:3000"],
      secureCookies: false,
      trustedProxies: [],
      // As many as cores, but at least two.
      readers: expect.any(Number),
      writeMegabytes: 60,
      auditDays: 0,
      isDemo: false,
      fetchKeys: "off",
      readerMemory: 512,
      analysisSeconds: 60,
      logLevel: "info",
    });
  });

  it("takes an empty variable for one that is not set", () => {
    expect(parseEnv({ PORT: "", BLUELINE_SECRET: "", DATABASE_URL: "", BLUELINE_ADMIN_EMAIL: "" })).toEqual(
      parseEnv({}),
    );
  });

  it("follows the port in the address", () => {
    expect(parseEnv({ PORT: "4100" }).origins).toEqual(["http://localhost:4100", "http://127.0.0.1:4100"]);
  });

  it("marks cookies secure when people come by https", () => {
    const env = parseEnv({ HOST: "0.0.0.0", BLUELINE_URL: "https://blueline.example/" });
    expect(env).toMatchObject({
      url: "https://blueline.example",
      origins: ["https://blueline.example"],
      secureCookies: true,
    });
  });

  it.each(["localhost", "127.0.0.1", "0.0.0.0", "::", "10.0.0.5"])(
    "is at this machine's own name until an address is set, whatever it listens on: %s",
    (HOST) => {
      expect(parseEnv({ HOST })).toMatchObject({ url: "http://localhost:3000", secureCookies: false });
      expect(parseEnv({ HOST, BLUELINE_URL: "http://10.0.0.5:3000" }).url).toBe("http://10.0.0.5:3000");
    },
  );

  it("is a demo on this machine alone, which fetches nothing", () => {
    const demo = { BLUELINE_DEMO: "on", BLUELINE_URL: "http://127.0.0.1:3000" };
    expect(parseEnv({ ...demo, BLUELINE_FETCH_KEYS: "private" })).toMatchObject({
      isDemo: true,
      fetchKeys: "off",
      origins: ["http://localhost:3000", "http://127.0.0.1:3000"],
    });
    for (const more of [
      { HOST: "0.0.0.0" },
      { BLUELINE_URL: "https://blueline.example" },
      { BLUELINE_TRUSTED_PROXIES: "127.0.0.1" },
    ])
      expect(() => parseEnv({ ...demo, ...more })).toThrow(/BLUELINE_DEMO: needs a loopback address/);
  });

  it("keeps its files beside the database", () => {
    expect(parseEnv({ DATABASE_URL: "file:/var/lib/blueline/map.db" }).dataFolder).toBe("/var/lib/blueline");
    expect(parseEnv({ DATABASE_URL: "postgresql://db.example/blueline" }).dataFolder).toBe(
      path.resolve("data"),
    );
  });

  it("reads the trusted proxies", () => {
    expect(parseEnv({ BLUELINE_TRUSTED_PROXIES: "10.0.0.0/8, ::1" }).trustedProxies).toEqual([
      "10.0.0.0/8",
      "::1",
    ]);
  });

  it.each([
    ["DATABASE_URL", "mysql://db.example"],
    ["PORT", "70000"],
    ["PORT", "web"],
    ["BLUELINE_URL", "blueline.example"],
    ["BLUELINE_URL", "ftp://blueline.example"],
    ["BLUELINE_SECRET", "too short"],
    ["BLUELINE_TRUSTED_PROXIES", "10.0.0.0/33"],
    ["BLUELINE_TRUSTED_PROXIES", "everyone"],
    ["LOG_LEVEL", "loud"],
  ])("names %s when it is %s", (name, value) => {
    expect(() => parseEnv({ [name]: value })).toThrow(name);
  });

  it("wants the first admin's address and password together", () => {
    expect(() => parseEnv({ BLUELINE_ADMIN_EMAIL: "ana@example.org" })).toThrow("BLUELINE_ADMIN_PASSWORD");
    expect(() => parseEnv({ BLUELINE_ADMIN_PASSWORD: "a long password" })).toThrow("BLUELINE_ADMIN_EMAIL");
  });

  it("never repeats a secret", () => {
    const source = {
      BLUELINE_SECRET: "hunter2",
      BLUELINE_ADMIN_EMAIL: "ana@example.org",
      BLUELINE_ADMIN_PASSWORD: "swordfish",
    };
    expect(() => parseEnv(source)).toThrow(
      expect.objectContaining({ message: expect.not.stringMatching(/hunter2|swordfish/) }),
    );
  });
});
