import { describe, expect, it } from "vitest";
import { isPrivateAddress } from "../addresses";
import { fetchKeys } from "./fetch-keys";

describe("keys that are fetched", () => {
  it("are fetched only if the server's settings allow it", async () => {
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
      error: expect.stringContaining("private network"),
    });
  });

  it.each(["8.8.8.8", "140.82.121.4", "192.89.0.1", "2606:4700::1111", "2001:200::1", "2a00:1450::1"])(
    "come from %s, which is on the internet",
    (address) => expect(isPrivateAddress(address)).toBe(false),
  );

  // One address of each range of IANA's special-purpose registries, and of equivalent ones.
  it.each([
    "0.1.2.3",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.2",
    "169.254.169.254",
    "172.31.0.9",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.19.0.1",
    "198.51.100.7",
    "203.0.113.7",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::8.8.8.8",
    "::ffff:8.8.8.8",
    "::ffff:0:8.8.8.8",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "100::1",
    "100:0:0:1::1",
    "2001::1",
    "2001:2::1",
    "2001:10::1",
    "2001:20::1",
    "2001:30::1",
    "2001:db8::1",
    "2002:808:808::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "nowhere",
  ])("do not come from %s", (address) => expect(isPrivateAddress(address)).toBe(true));
});
