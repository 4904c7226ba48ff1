// Zod compiles its parsers with `new Function` if it can, and tests that by trying, which the Content-Security-Policy
// reports as a violation. The server has no such policy and keeps the faster parsers. Zod reads these settings when it
// loads: a page without schemas in its first second does not carry them.
// A worker has no window, and the same policy.
if (typeof window !== "undefined" || "importScripts" in globalThis) {
  const page = globalThis as typeof globalThis & { __zod_globalConfig?: object };
  // oxlint-disable-next-line no-underscore-dangle -- the name is zod's
  Object.assign((page.__zod_globalConfig ??= {}), { jitless: true });
}
