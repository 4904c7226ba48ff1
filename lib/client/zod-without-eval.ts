// Zod compiles its parsers with `new Function` where it may, and finds out by trying, which the Content-Security-Policy
// reports as a violation. The server has no policy and keeps the faster parsers. Zod takes up the settings that it finds
// here when it is loaded: a page that needs no schema in its first second does not carry it for this.
// A worker has no window, and the same policy.
if (typeof window !== "undefined" || "importScripts" in globalThis) {
  const page = globalThis as typeof globalThis & { __zod_globalConfig?: object };
  // oxlint-disable-next-line no-underscore-dangle -- the name is zod's
  Object.assign((page.__zod_globalConfig ??= {}), { jitless: true });
}
