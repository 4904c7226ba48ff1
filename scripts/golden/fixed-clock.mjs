// Preloaded: stops the clock. GOLDEN_CLOCK may name a file with the instant, which another process moves on.
import { readFileSync } from "node:fs";

const still = Date.parse("2026-11-25T12:00:00Z");
const file = process.env.GOLDEN_CLOCK;
const now = () => (file === undefined ? still : Number(readFileSync(file, "utf8")));

globalThis.Date = new Proxy(Date, {
  construct: (target, args, made) => Reflect.construct(target, args.length === 0 ? [now()] : args, made),
  apply: (target) => new target(now()).toString(),
  get: (target, name, self) => (name === "now" ? now : Reflect.get(target, name, self)),
});
