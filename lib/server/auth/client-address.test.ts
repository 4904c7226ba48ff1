import { expect, it } from "vitest";
import { callerOf, callerOfAddress, coarseAddress } from "./client-address";

it.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0db8:0001:0002::1", "2001:db8:1:2::/64"],
  ["2001:db8:1:2:ffff::", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["64:ff9b::192.0.2.33", "64:ff9b:0:0::/64"],
  ["", "unknown"],
  ["evil", "unknown"],
  ["192.0.2.7, 10.0.0.1", "unknown"],
])("%s counts as %s", (address, caller) => {
  expect(callerOfAddress(address)).toBe(caller);
});

it.each([
  ["192.0.2.7", "192.0.2.0/24"],
  ["::ffff:192.0.2.7", "192.0.2.0/24"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"],
  ["fe80::1%eth0", "fe80:0:0::/48"],
  ["", ""],
  ["evil", ""],
])("%s is told as %s", (address, coarse) => {
  expect(coarseAddress(address)).toBe(coarse);
});

it("is taken from our own header alone", () => {
  expect(callerOf(new Headers({ "x-forwarded-for": "192.0.2.7", "x-blueline-address": "192.0.2.8" }))).toBe(
    "192.0.2.8",
  );
  expect(callerOf(new Headers({ "x-forwarded-for": "192.0.2.7" }))).toBe("unknown");
});
