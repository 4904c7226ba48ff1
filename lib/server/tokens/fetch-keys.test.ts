import { describe, expect, it } from "vitest";
import { isPrivateAddress } from "../addresses";
import { fetchKeys } from "./fetch-keys";

describe("keys that are fetched", () => {
  it("are fetched only where the server's settings say so", async () => {
    expect(await fetchKeys("https://ci.example/keys", "off")).toMatchObject({
      ok: false,
      error: expect.stringContaining("fetches no keys"),
    });
  });

  it.each([
    "http://ci.example/keys",
    "https://user:word@ci.example/keys",
    "file:///etc/passwd",
    "ci.example",
    "",
  ])("are not fetched from %j", async (address) => {
    expect(await fetchKeys(address, "private")).toMatchObject({
      ok: false,
      error: expect.stringContaining("must begin with https://"),
    });
  });

  it.each([
    "https://127.0.0.1/keys",
    "https://[::1]/keys",
    "https://[::ffff:10.0.0.1]/keys",
    "https://169.254.169.254/latest/meta-data",
    "https://10.1.2.3:8443/keys",
    "https://2130706433/keys",
    "https://localhost/keys",
  ])("are not fetched from the own network, as %s", async (address) => {
    expect(await fetchKeys(address, "public")).toMatchObject({
      ok: false,
      error: expect.stringContaining("own network"),
    });
  });

  it("come from an address that is on the internet", () => {
    for (const address of ["8.8.8.8", "140.82.121.4", "2606:4700::1111"])
      expect(isPrivateAddress(address)).toBe(false);
    for (const address of ["192.168.1.1", "172.31.0.9", "100.64.0.1", "fd00::1", "fe80::1", "::", "nowhere"])
      expect(isPrivateAddress(address)).toBe(true);
  });
});
