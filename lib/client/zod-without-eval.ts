import * as z from "zod/mini";

// Zod compiles its parsers with `new Function` where it may, and finds out by trying, which the Content-Security-Policy
// reports as a violation. The server has no policy and keeps the faster parsers.
if (typeof window !== "undefined") z.config({ jitless: true });
